package dev.hinomi.sandbox.console.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MessageHtmlTest {
    private final MessageHtml renderer = new MessageHtml(MrkdwnTest.Workspace.SMALL, ZoneOffset.UTC);

    @Test
    void drawsTheTextOfAMessageWithoutBlocks() {
        assertThat(draw("{'text':'*hi*'}")).isEqualTo("<div class=\"sl-text\"><strong>hi</strong></div>");
    }

    @Test
    void drawsBlocksInsteadOfTheText() {
        String html = draw("{'text':'fallback','blocks':[{'type':'header','text':{'type':'plain_text','text':'*A*'}},"
                + "{'type':'divider'},{'type':'section','text':{'type':'mrkdwn','text':'_b_'},'fields':["
                + "{'type':'mrkdwn','text':'*c*'},{'type':'plain_text','text':'*d*'}]}]}");

        assertThat(html)
                .isEqualTo("<div class=\"sl-header\">*A*</div><hr/><div class=\"sl-section\"><div class=\"sl-text\">"
                        + "<em>b</em><div class=\"sl-fields\"><div><strong>c</strong></div>"
                        + "<div><span class=\"sl-plain\">*d*</span></div></div></div></div>");
    }

    @Test
    void makesLinksOfButtonsToTheWebOnly() {
        String html = draw("{'blocks':[{'type':'actions','elements':["
                + "{'type':'button','text':{'type':'plain_text','text':'Logs'},'url':'https://example.com/'},"
                + "{'type':'button','text':{'type':'plain_text','text':'Evil'},'url':'javascript:alert(1)'}]}]}");

        assertThat(html)
                .containsOnlyOnce("href=")
                .contains("href=\"https://example.com/\"")
                .contains("Evil");
    }

    @Test
    void neverFetchesImages() {
        String html =
                draw("{'blocks':[{'type':'image','image_url':'https://example.com/a.png','alt_text':'a chart'}]}");

        assertThat(html).doesNotContain("<img").contains("a chart").contains("example.com");
    }

    @Test
    void drawsTheLinesOfAChartWithTheirNamesAndTheEndsOfItsAxes() {
        String html =
                draw("{'blocks':[{'type':'data_visualization','title':'Last 5 s','chart':{'type':'line','series':["
                        + "{'name':'measured','data':[{'label':'-0:05','value':1},{'label':'0:00','value':7}]},"
                        + "{'name':'critical > 5%','data':[{'label':'-0:05','value':5},{'label':'0:00','value':5}]}],"
                        + "'axis_config':{'categories':['-0:05','0:00'],'y_label':'%'}}}]}");

        assertThat(html)
                .contains("<figcaption>Last 5 s</figcaption>", "<span>7%</span><span>0%</span>")
                .contains("<span>-0:05</span><span>0:00</span>", "class=\"line s0\"", "class=\"line s1\"")
                .contains("<span class=\"key s0\">measured</span>", "critical &gt; 5%</span>");
    }

    @Test
    void drawsRichTextWithItsMentions() {
        String html = draw(
                "{'blocks':[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
                        + "{'type':'text','text':'go','style':{'bold':true}},{'type':'usergroup','usergroup_id':'S0CAREER'}]}]}]}");

        assertThat(html)
                .isEqualTo("<div class=\"sl-rich\"><strong>go</strong>"
                        + "<span class=\"sl-mention\" title=\"S0CAREER\">@career-oncall</span></div>");
    }

    @Test
    void showsABlockItDoesNotKnowAsJson() {
        assertThat(draw("{'blocks':[{'type':'hologram','beam':'<b>'}]}"))
                .contains("block of type hologram, not drawn here")
                .contains("&lt;b&gt;");
    }

    @Test
    void drawsAttachmentsWithTheirColour() {
        String html = draw("{'text':'a','attachments':[{'color':'danger','text':'b'},"
                + "{'color':'\\'/><script>','title':'c','title_link':'https://example.com'}]}");

        assertThat(html)
                .contains("fill=\"#E01E5A\"")
                .contains("fill=\"#8C959F\"")
                .doesNotContain("<script");
    }

    @Test
    void survivesPayloadsOfAnyShape() {
        assertThat(
                        draw(
                                "{'blocks':[1,null,[],{'type':{}},{'type':'section'},{'type':'table','rows':[1,[2]]},"
                                        + "{'type':'layout','rows':[{'elements':[{'type':'layout'}]}]}],'attachments':[null,{'fields':[1]}]}"))
                .isNotEmpty();
    }

    private String draw(String json) {
        return renderer.render(JsonParser.parseString(json).getAsJsonObject()).markup();
    }
}
