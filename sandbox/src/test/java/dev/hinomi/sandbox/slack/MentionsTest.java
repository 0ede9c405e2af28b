package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<@U0PRIMARY1>               ; USER     ; @oncall-primary ; true",
                "<@U0PRIMARY1|somebody>      ; USER     ; @oncall-primary ; true",
                "<!subteam^S0ONCALL01>       ; GROUP    ; @career-oncall  ; true",
                "<!here>                     ; HERE     ; @here           ; true",
                "<!channel|channel>          ; CHANNEL  ; @channel        ; true",
                "<!everyone>                 ; EVERYONE ; @everyone       ; true",
                "<@U0NOBODY01>               ; USER     ; ''              ; false",
                "<!subteam^S0NOBODY1>        ; GROUP    ; ''              ; false",
            })
    void aMentionInTheTextOfANewPostPingsWhoExists(String text, SlackMention.Kind kind, String name, boolean pings) {
        SlackMention mention = of(text, "[]", "[]", true).get(0);

        assertThat(mention.kind()).isEqualTo(kind);
        assertThat(mention.name()).isEqualTo(name);
        assertThat(mention.pings()).isEqualTo(pings);
        assertThat(mention.path()).isEqualTo("text");
    }

    @Test
    void escapedTextMentionsNobody() {
        assertThat(of("&lt;@U0PRIMARY1&gt; @career-oncall <#C0CAREER01> <https://example.com|x>", "[]", "[]", true))
                .isEmpty();
    }

    @Test
    void aTopLevelMrkdwnBlockPings() {
        String blocks = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<@U0PRIMARY1>\"}}]";

        assertThat(of("", blocks, "[]", true))
                .containsExactly(new SlackMention(
                        SlackMention.Kind.USER, "U0PRIMARY1", "@oncall-primary", "blocks[0].text.text", true));
    }

    @Test
    void richTextElementsPing() {
        String blocks = "[{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":["
                + "{\"type\":\"user\",\"user_id\":\"U0PRIMARY1\"},{\"type\":\"usergroup\",\"usergroup_id\":\"S0LEADS001\"},"
                + "{\"type\":\"broadcast\",\"range\":\"here\"}]}]}]";

        assertThat(of("", blocks, "[]", true)).extracting(SlackMention::pings).containsExactly(true, true, true);
    }

    @Test
    void headersAndPlainTextPingNobody() {
        String blocks = "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"<@U0PRIMARY1>\"}},"
                + "{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"<@U0PRIMARY1>\"}}]";

        assertThat(of("", blocks, "[]", true)).hasSize(2).noneMatch(SlackMention::pings);
    }

    @Test
    void attachmentsPingNobody() {
        String attachments = "[{\"pretext\":\"<@U0PRIMARY1>\",\"blocks\":[{\"type\":\"section\",\"text\":"
                + "{\"type\":\"mrkdwn\",\"text\":\"<!here>\"}}]}]";

        assertThat(of("", "[]", attachments, true)).hasSize(2).noneMatch(SlackMention::pings);
    }

    @Test
    void anEditPingsNobody() {
        assertThat(of("<@U0PRIMARY1>", "[]", "[]", false)).hasSize(1).noneMatch(SlackMention::pings);
    }

    private static List<SlackMention> of(String text, String blocks, String attachments, boolean newPost) {
        MessageDraft draft = new MessageDraft(text, array(blocks), array(attachments), new JsonObject());
        return Mentions.of(draft, SlackWorkspace.standard(), newPost);
    }

    private static JsonArray array(String json) {
        return JsonParser.parseString(json).getAsJsonArray();
    }
}
