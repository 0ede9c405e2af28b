package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;

/** The line of a stack trace in which an exception says its class and message. Thread-safe. */
final class StackHeading {
    /** Most bytes of such a line. */
    static final int MOST_BYTES = 2048;

    static final JsonFragment TAB = JsonFragment.text("\t");
    static final JsonFragment END_OF_LINE = JsonFragment.text("\n");

    private static final JsonFragment COLON = JsonFragment.text(": ");
    private static final JsonFragment CUT = JsonFragment.text("[…]");
    private static final int ROOM = MOST_BYTES - COLON.length() - CUT.length() - END_OF_LINE.length();

    private final Texts texts;

    StackHeading(Texts texts) {
        this.texts = texts;
    }

    void write(Thrown thrown, int indent, String caption, JsonWriter json) {
        int end = json.length() + ROOM;
        indent(indent, json);
        json.text(caption);
        String message = thrown.message();
        boolean whole = json.text(thrown.kind(), end - json.length());
        if (whole && !message.isEmpty()) {
            json.text(COLON);
            whole = texts.writePart(message, end - json.length(), json);
        }
        if (!whole) {
            json.text(CUT);
        }
        json.text(END_OF_LINE);
    }

    void writeCircle(Thrown thrown, int indent, String caption, JsonWriter json) {
        int end = json.length() + ROOM;
        indent(indent, json);
        json.text(caption).text("[circular reference: ");
        json.text(thrown.kind(), end - json.length());
        json.text("]").text(END_OF_LINE);
    }

    static void indent(int indent, JsonWriter json) {
        for (int i = 0; i < indent; i++) {
            json.text(TAB);
        }
    }
}
