package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages; where it can, without putting them together before. Thread-safe. */
final class MessageWriter {
    private static final int KEPT = 1024;
    private static final int LONGEST_TEMPLATE = 1024;
    private static final JsonFragment PLACEHOLDER = JsonFragment.text("{}");

    private final Memo<String, MessageTemplate> templates = new Memo<>(KEPT, MessageTemplate::of);
    private final Texts texts;
    private final int maxBytes;

    MessageWriter(Texts texts, int maxBytes) {
        this.texts = texts;
        this.maxBytes = maxBytes;
    }

    /** Writes the message of an event as a JSON string, and answers whether it fitted. */
    boolean write(LogEvent event, JsonWriter json) {
        json.beginText();
        int from = json.length();
        boolean whole = isFilled(event, json);
        if (whole) {
            texts.mask(from, false, json);
        } else {
            json.rewind(from);
            whole = texts.writePart(event.message(), maxBytes, json);
        }
        json.endText();
        return whole;
    }

    private boolean isFilled(LogEvent event, JsonWriter json) {
        try {
            return writeFilled(event, json);
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged; the message says what cannot be read.
            return false;
        }
    }

    /** False if the message must be put together, because it is too long, or has arguments that are not simple. */
    private boolean writeFilled(LogEvent event, JsonWriter json) {
        @Nullable Object[] arguments = event.arguments();
        if (arguments.length == 0 || event.template().length() > LONGEST_TEMPLATE) {
            return false;
        }
        int end = json.length() + maxBytes;
        List<JsonFragment> parts = templates.of(event.template()).parts();
        for (int i = 0; i < parts.size(); i++) {
            json.text(parts.get(i));
            if (i < parts.size() - 1 && !writePlaceholder(i, arguments, json)) {
                return false;
            }
            if (json.length() > end) {
                return false;
            }
        }
        return !parts.isEmpty();
    }

    private boolean writePlaceholder(int index, @Nullable Object[] arguments, JsonWriter json) {
        if (index >= arguments.length) {
            json.text(PLACEHOLDER);
            return true;
        }
        Object argument = arguments[index];
        if (argument instanceof Long || argument instanceof Integer) {
            json.text(((Number) argument).longValue());
            return true;
        }
        return isSimple(argument) && json.text(String.valueOf(argument), maxBytes);
    }

    private static boolean isSimple(@Nullable Object argument) {
        return argument == null
                || argument instanceof String
                || argument instanceof Number
                || argument instanceof Boolean
                || argument instanceof Enum;
    }
}
