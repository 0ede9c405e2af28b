package dev.hinomi.sandbox.console.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {
    private final Mrkdwn mrkdwn = new Mrkdwn(Workspace.SMALL, ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '$',
            value = {
                "*bold* _italic_ ~struck~ => <strong>bold</strong> <em>italic</em> <s>struck</s>",
                "*bold _and italic_* => <strong>bold <em>and italic</em></strong>",
                "2*3*4 a_b_c => 2*3*4 a_b_c",
                "* not bold* => * not bold*",
                "**bold** => **bold**",
                "[label](x) => [label](x)",
                "# heading => # heading",
                "`*code* <@U0ONCALL>` => <code>*code* &lt;@U0ONCALL&gt;</code>",
                "*a `b*` c* => <strong>a <code>b*</code> c</strong>",
                "a &amp; b &lt;c&gt; &quot; => a &amp; b &lt;c&gt; &amp;quot;",
                "&amp;lt; => &amp;lt;",
                "<!here> <!channel> => <span class=\"sl-mention sl-all\">@here</span> <span class=\"sl-mention sl-all\">@channel</span>",
                "<@U0ONCALL> => <span class=\"sl-mention\" title=\"U0ONCALL\">@oncall-primary</span>",
                "<@U0ONCALL|x> => <span class=\"sl-mention\" title=\"U0ONCALL\">@oncall-primary</span>",
                "<!subteam^S0CAREER> => <span class=\"sl-mention\" title=\"S0CAREER\">@career-oncall</span>",
                "<#C0ALERTS> => <span class=\"sl-mention\" title=\"C0ALERTS\">#career-alerts</span>",
                "<@U404> => <span class=\"sl-mention sl-unknown\" title=\"U404 is not in the sandbox&#39;s workspace\">@U404</span>",
                ":no_such_thing: => <span class=\"sl-noemoji\" title=\"not in the console&#39;s emoji table\">:no_such_thing:</span>",
                ":fire: => <span class=\"sl-emoji\" role=\"img\" aria-label=\"fire\">🔥</span>",
                "at 10:30:15 => at 10:30:15",
                "<!unknown^x> => &lt;!unknown^x&gt;",
                "a < b => a &lt; b",
                "<> => &lt;&gt;",
            })
    void drawsAsSlackDoes(String text, String html) {
        assertThat(mrkdwn.render(text).markup()).isEqualTo(html);
    }

    @Test
    void linksOnlyToTheWeb() {
        assertThat(mrkdwn.render("<https://example.com/a?b=1&amp;c=2|runbook>").markup())
                .isEqualTo("<a href=\"https://example.com/a?b=1&amp;c=2\" rel=\"noopener noreferrer\" target=\"_blank\""
                        + " title=\"https://example.com/a?b=1&amp;c=2\">runbook</a>"
                        + "<span class=\"sl-host\"> example.com</span>");
        assertThat(mrkdwn.render("see https://example.com/a.").markup()).contains("href=\"https://example.com/a.\"");
        assertThat(mrkdwn.render("<javascript:alert(1)|click>").markup())
                .doesNotContain("href")
                .contains("sl-badlink");
    }

    @Test
    void drawsQuotesAndCodeBlocks() {
        assertThat(mrkdwn.render("> one\n&gt; two\nthree\n```\na < b\n```\nend").markup())
                .isEqualTo(
                        "<blockquote>one<br/>two</blockquote>three<br/><pre class=\"sl-pre\">a &lt; b\n</pre><br/>end");
    }

    @Test
    void showsDatesInTheViewersZone() {
        assertThat(mrkdwn.render("<!date^1790000000^{date_short} {time}|fallback>")
                        .markup())
                .contains("datetime=\"2026-09-21T14:13:20Z\"")
                .contains(">Sep 21, 2026 11:13 PM</time>");
        assertThat(mrkdwn.render("<!date^soon^{time}|later>").markup()).isEqualTo("later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<https://x\"onmouseover=alert(1)|y>",
                "<@U\"onclick=alert(1)>",
                "<https://x|<img src=x onerror=alert(1)>>",
                "`</code><script>alert(1)</script>`",
                "```</pre><script>alert(1)</script>```",
                ":\"><script>:",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!date^1^<script>alert(1)</script>|x>",
            })
    void neverLetsMarkupThrough(String hostile) {
        String html = mrkdwn.render(hostile).markup();

        assertThat(html).doesNotContain("<script").doesNotContain("<img").doesNotContainPattern("<[^>]*\"on[a-z]+=");
    }

    @Test
    void showsTextThatTurnsTheReadingDirection() {
        assertThat(mrkdwn.render("safe\u202Eevil").markup()).isEqualTo("safe<span class=\"chip\">\\u202e</span>evil");
    }

    @Test
    @Timeout(5)
    void staysQuickOnUnclosedStyles() {
        String hostile = "*a _b ~c `d <e ".repeat(600);

        assertThat(mrkdwn.render(hostile).markup()).contains("*a _b");
    }

    /** A workspace with one of each. */
    enum Workspace implements Directory {
        SMALL;

        private static final Map<String, String> NAMES =
                Map.of("U0ONCALL", "oncall-primary", "S0CAREER", "career-oncall", "C0ALERTS", "career-alerts");

        @Override
        public Optional<String> user(String id) {
            return Optional.ofNullable(NAMES.get(id));
        }

        @Override
        public Optional<String> group(String id) {
            return user(id);
        }

        @Override
        public Optional<String> channel(String id) {
            return user(id);
        }
    }
}
