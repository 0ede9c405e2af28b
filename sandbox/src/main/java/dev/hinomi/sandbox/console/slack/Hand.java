package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;

/**
 * Who would press what stands in which message.
 *
 * @param user the person's id
 * @param channel the id of the message's channel
 * @param ts the message's timestamp
 */
record Hand(String user, String channel, String ts) {

    /** Opens a form that presses; whoever opens it closes it. */
    void open(Markup out) {
        out.open("form", "method", "post", "action", "/slack/press", "class", "sl-press");
        hidden("user", user, out);
        hidden("channel", channel, out);
        hidden("ts", ts, out);
    }

    static void hidden(String name, String value, Markup out) {
        out.empty("input", "type", "hidden", "name", name, "value", value);
    }
}
