package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the person at the terminal sees. */
final class Terminal {

    private static final Pattern DATE = Pattern.compile("<!date\\^[0-9]+\\^[^|>]*\\|([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<(?:https?://[^|>]*)\\|([^>]*)>");
    private static final Map<String, String> EMOJI = Map.of(
            ":red_circle:", "🔴", ":large_green_circle:", "🟢", ":large_yellow_circle:", "🟡", ":white_circle:", "⚪");

    private final PrintStream out;
    private final long start = System.nanoTime();

    Terminal(PrintStream out) {
        this.out = out;
    }

    /** One line of progress, with the seconds since the start. */
    void say(String line) {
        out.printf("%5d s  %s%n", (System.nanoTime() - start) / 1_000_000_000L, line);
        out.flush();
    }

    /** Text as it is. */
    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** A dot of progress without a line end. */
    void tick() {
        out.print('.');
        out.flush();
    }

    /** A Slack message in a frame. */
    void show(SlackMessage message) {
        print("  ┌─ " + channel(message) + " ─ " + message.current().at().truncatedTo(ChronoUnit.SECONDS));
        readable(message).lines().forEach(line -> print("  │ " + line));
        String pinged =
                message.pings().stream().map(SlackMention::name).distinct().collect(Collectors.joining(", "));
        boolean edited = message.versions().size() > 1;
        print("  └─ called" + (edited ? " when it was posted: " : ": ") + (pinged.isEmpty() ? "nobody" : pinged));
    }

    private static String channel(SlackMessage message) {
        return SlackWorkspace.standard()
                .channel(message.channel())
                .map(known -> "#" + known.name())
                .orElse(message.channel());
    }

    private static String readable(SlackMessage message) {
        String text = message.text();
        for (SlackMention mention : message.current().mentions()) {
            text = text.replaceAll("<[!@][^>]*" + Pattern.quote(mention.id()) + "[^>]*>", mention.name());
        }
        text = LINK.matcher(DATE.matcher(text).replaceAll("$1")).replaceAll("$1");
        for (Map.Entry<String, String> emoji : EMOJI.entrySet()) {
            text = text.replace(emoji.getKey(), emoji.getValue());
        }
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
