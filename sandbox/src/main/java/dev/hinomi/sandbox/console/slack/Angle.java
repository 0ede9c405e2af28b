package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.time.ZoneId;
import java.util.Optional;

/** What stands between {@code <} and {@code >}: a mention, a date or a link. */
final class Angle {
    private final String body;
    private final String label;
    private final Directory directory;
    private final ZoneId zone;

    Angle(String inside, Directory directory, ZoneId zone) {
        int bar = inside.indexOf('|');
        body = bar < 0 ? inside : inside.substring(0, bar);
        label = bar < 0 ? "" : inside.substring(bar + 1);
        this.directory = directory;
        this.zone = zone;
    }

    void write(Markup out) {
        switch (body.charAt(0)) {
            case '@' -> pill("@", directory.user(body.substring(1)), body.substring(1), out);
            case '#' -> pill("#", directory.channel(body.substring(1)), body.substring(1), out);
            case '!' -> special(out);
            default -> link(out);
        }
    }

    private void special(Markup out) {
        if (body.startsWith("!subteam^")) {
            String id = body.substring("!subteam^".length());
            pill("@", directory.group(id), id, out);
        } else if (body.startsWith("!date^")) {
            SlackDate.parse(body, Mrkdwn.unescape(label)).write(zone, out);
        } else if (body.equals("!here") || body.equals("!channel") || body.equals("!everyone")) {
            out.element("span", "@" + body.substring(1), "class", "sl-mention sl-all");
        } else {
            out.html(Visible.show("<" + body + ">"));
        }
    }

    private static void pill(String sign, Optional<String> name, String id, Markup out) {
        if (name.isPresent()) {
            out.open("span", "class", "sl-mention", "title", id);
        } else {
            out.open("span", "class", "sl-mention sl-unknown", "title", id + " is not in the sandbox's workspace");
        }
        out.html(Visible.show(sign + name.orElse(id))).close();
    }

    private void link(Markup out) {
        String url = Mrkdwn.unescape(body);
        if (url.startsWith("mailto:")) {
            out.html(Visible.show(label.isEmpty() ? url.substring("mailto:".length()) : Mrkdwn.unescape(label)));
        } else {
            Links.write(url, label.isEmpty() ? url : Mrkdwn.unescape(label), out);
        }
    }
}
