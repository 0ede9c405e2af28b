package dev.hinomi.benchmarks.slack;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles, services, teams and tags made of markup, mentions, secrets and hidden characters. */
public final class SlackFuzz implements Run {
    private static final int VALUES = 100_000;
    private static final int VALUES_A_MESSAGE = 5;
    private static final int MESSAGES_A_SCENE = 1_000;
    private static final String LISTED = "S0ONCALL01";
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|[<>]");
    private static final Pattern OURS =
            Pattern.compile("<!subteam\\^" + LISTED + ">|<!date\\^\\d+\\^[^|>]*\\|[^>]*>|<https?://[^|>\\s]*\\|[^>]*>");
    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here>",
            "<@U0LEAD0001>",
            "<!subteam^S0LEADS001>",
            "<https://evil.example.com|Runbook>",
            "&lt;!everyone&gt;",
            "&",
            "<",
            ">",
            "|",
            "`",
            "```",
            "*",
            "_",
            "~",
            "\n",
            "\u202e",
            "\u200b",
            "\u0000",
            "\u2028",
            "@here",
            "\ud83d\ude00",
            "応募",
            "{{value}}",
            "\"",
            "\\",
            "%3C",
            "word ");
    private static final List<String> SECRETS = List.of(
            "xoxb-123456789012-abcdefABCDEF",
            "AKIAIOSFODNN7EXAMPLE",
            "password=Hunter2Hunter2",
            "postgres://app:Sup3rS3cret@db.example.com/career",
            "4111 1111 1111 1111",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbmF0dXJl");
    private static final List<String> TELLING =
            List.of("xoxb-123", "AKIAIOSF", "Hunter2", "Sup3rS3cret", "4111 1111", "c2lnbmF0dXJl");

    /** What was found in messages. */
    private static final class Found {
        private long messages;
        private long unescaped;
        private long unlisted;
        private long secrets;
        private long beyondLimits;

        void add(Scene scene, int sent) {
            List<SlackMessage> all = scene.sandbox().slack().all();
            messages += all.size();
            beyondLimits += sent - all.size() + scene.sandbox().count(Counter.SLACK_REFUSED);
            all.forEach(this::add);
        }

        private void add(SlackMessage message) {
            String whole = message.text()
                    + message.current().blocks()
                    + message.current().metadata();
            Matcher markup =
                    MARKUP.matcher(message.text() + texts(message.current().blocks()));
            while (markup.find()) {
                unescaped += OURS.matcher(markup.group()).matches() ? 0 : 1;
            }
            unlisted += message.current().mentions().stream()
                    .map(SlackMention::id)
                    .filter(id -> !id.equals(LISTED))
                    .count();
            secrets += TELLING.stream().filter(whole::contains).count();
            beyondLimits += message.current().findings().size();
        }

        private static String texts(String blocks) {
            return blocks.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
        }
    }

    @Override
    public String name() {
        return "slack-fuzz";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d titles, services, teams and tags of markup, mentions, secrets and hidden characters: 0 unescaped, 0 mentions "
                        + "that are not in the rule file, 0 planted secrets, 0 messages beyond Slack's limits",
                VALUES);
    }

    @Override
    public Figures run() throws InterruptedException {
        Found found = new Found();
        int messages = VALUES / VALUES_A_MESSAGE;
        Scenes.inParallel(messages / MESSAGES_A_SCENE, Duration.ofSeconds(10), new Scenes.Plot() {
            @Override
            public void play(Scene scene, int number) {
                for (int message = number * MESSAGES_A_SCENE; message < (number + 1) * MESSAGES_A_SCENE; message++) {
                    tell(scene, new Random(message), message);
                }
            }

            @Override
            public void look(Scene scene) {
                found.add(scene, MESSAGES_A_SCENE);
            }
        });
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("values", VALUES);
        values.put("messages", found.messages);
        values.put("unescaped", found.unescaped);
        values.put("unlisted_mentions", found.unlisted);
        values.put("secrets", found.secrets);
        values.put("beyond_limits", found.beyondLimits);
        return new Figures(
                values,
                found.messages == messages
                        && found.unescaped + found.unlisted + found.secrets + found.beyondLimits == 0);
    }

    /** Minutes apart, so that each is told on its own. */
    private static void tell(Scene scene, Random random, int number) {
        Episode.Words words = new Episode.Words(
                value(random), value(random), value(random), List.of("a:" + value(random), "b:" + value(random)));
        Episode episode = Episode.of("rule-" + number, words, scene.now());
        scene.dispatcher().owe(Scene.ONCALL, episode.alert(), episode.fires(scene.now()));
        scene.pass(Duration.ofMinutes(1));
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(100) == 0 ? 2_000 : 1 + random.nextInt(12);
        for (int piece = 0; piece < pieces; piece++) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(4) == 0
                ? value + " " + SECRETS.get(random.nextInt(SECRETS.size())) + " " + value
                : value.toString();
    }
}
