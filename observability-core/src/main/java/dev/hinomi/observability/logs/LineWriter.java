package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.util.Optional;

/** Writes one line after the other without garbage. Not thread-safe. */
final class LineWriter {
    private static final JsonFragment TIMESTAMP = JsonFragment.name("timestamp");
    private static final JsonFragment STATUS = JsonFragment.name("status");
    private static final JsonFragment MESSAGE = JsonFragment.name("message");
    private static final JsonFragment MESSAGE_CUT = JsonFragment.name("hinomi.message_cut");
    private static final JsonFragment LOGGER = JsonFragment.name("logger.name");
    private static final JsonFragment THREAD = JsonFragment.name("logger.thread_name");
    private static final JsonFragment ID = JsonFragment.name("log.id");
    private static final String FINGERPRINT = "error.fingerprint";

    /** The beginning of a line has a fixed length, so that a line that waited too long can be given another date in place. */
    private static final long FIRST_OF_13_DIGITS = 1_000_000_000_000L;

    private static final long LAST_OF_13_DIGITS = 9_999_999_999_999L;

    /** What follows the last attribute: two counts, the brace and the end of line. */
    private static final int TAIL_BYTES = 80;

    /** What is kept from a stack trace for the attributes after it. */
    private static final int ATTRIBUTES_BYTES = 1024;

    private final LogOptions options;
    private final Texts texts;
    private final Encoded encoded;
    private final Fingerprints fingerprints;
    private final ErrorWriter errors;
    private final Attributes attributes;
    private final AttributeValues values;

    LineWriter(LogOptions options, Encoded encoded) {
        this.options = options;
        this.texts = new Texts(options.masker());
        this.encoded = encoded;
        this.fingerprints = new Fingerprints(encoded.frames());
        this.errors = new ErrorWriter(options.limits(), texts, encoded.frames());
        this.attributes = new Attributes(encoded.names());
        this.values = new AttributeValues(options.limits(), texts);
    }

    void write(LogEvent event, JsonFragment identity, JsonWriter json) {
        int end = json.length() + options.limits().lineBytes() - TAIL_BYTES;
        json.beginObject();
        json.name(TIMESTAMP).value(Math.max(FIRST_OF_13_DIGITS, Math.min(event.epochMillis(), LAST_OF_13_DIGITS)));
        json.name(STATUS).value(event.status(), LogLimits.LABEL_BYTES);
        json.name(MESSAGE);
        if (!encoded.messages().write(event, json)) {
            json.name(MESSAGE_CUT).value(true);
        }
        json.members(identity);
        writeOrigin(event, json);
        Optional<Thrown> thrown = event.thrown();
        if (thrown.isPresent()) {
            writeError(thrown.get(), end - ATTRIBUTES_BYTES, json);
        }
        readAttributes(event);
        attributes.writeTo(json, values, end);
        json.endObject();
    }

    /** Forgets the event and its line, also after one that could not be written. */
    void clear() {
        attributes.clear();
        values.clear();
        errors.clear();
    }

    private void writeOrigin(LogEvent event, JsonWriter json) {
        JsonFragment logger = encoded.loggers().of(event.loggerName());
        json.name(LOGGER).beginText().text(logger).endText();
        json.name(THREAD);
        texts.write(event.threadName(), LogLimits.LABEL_BYTES, json);
        json.name(ID);
        encoded.ids().writeNext(json);
    }

    private void writeError(Thrown thrown, int end, JsonWriter json) {
        int mostStackBytes =
                Math.min(options.errors().maxStackBytes(), options.limits().stackBytes());
        errors.write(thrown, mostStackBytes, end, json);
        if (options.errors().fingerprint()) {
            attributes.accept(FINGERPRINT, fingerprints.text(thrown));
        }
    }

    private void readAttributes(LogEvent event) {
        try {
            event.forEachAttribute(attributes);
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged: what was read until then is kept.
            attributes.omit(1);
        }
    }
}
