package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;

/** Writes a failure as Datadog's error tracking reads it; one that cannot be read is replaced by a note. Not thread-safe. */
final class ErrorWriter {
    private static final JsonFragment KIND = JsonFragment.name("error.kind");
    private static final JsonFragment MESSAGE = JsonFragment.name("error.message");
    private static final JsonFragment STACK = JsonFragment.name("error.stack");

    private final LogLimits limits;
    private final Texts texts;
    private final Frames frames;
    private final StackHeading heading;
    private final WholeStack whole;

    ErrorWriter(LogLimits limits, Texts texts, Frames frames) {
        this.limits = limits;
        this.texts = texts;
        this.frames = frames;
        this.heading = new StackHeading(texts);
        this.whole = new WholeStack(frames, heading);
    }

    /** Writes kind, message and stack; the stack before an index of the line. */
    void write(Thrown thrown, int maxStackBytes, int end, JsonWriter json) {
        int mark = json.length();
        try {
            json.name(KIND).value(thrown.kind(), LogLimits.LABEL_BYTES);
            json.name(MESSAGE);
            texts.write(thrown.message(), limits.fieldBytes(), json);
            json.name(STACK).beginText();
            writeStack(thrown, Math.min(maxStackBytes, end - json.length()), json);
            json.endText();
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged.
            json.rewind(mark);
            writeNote("[unreadable: " + unreadable.getClass().getName() + "]", json);
        }
    }

    /** Lets the line go. */
    void clear() {
        whole.clear();
    }

    private void writeStack(Thrown thrown, int maxBytes, JsonWriter json) {
        int mark = json.length();
        if (!whole.write(thrown, maxBytes, json)) {
            json.rewind(mark);
            SharedStack shared = new SharedStack(heading, maxBytes);
            new StackWalk(frames, shared).walk(thrown);
            shared.writeTo(json);
        }
    }

    private static void writeNote(String note, JsonWriter json) {
        json.name(KIND).value(note, LogLimits.LABEL_BYTES);
        json.name(MESSAGE).value("");
        json.name(STACK).value(note, LogLimits.LABEL_BYTES);
    }
}
