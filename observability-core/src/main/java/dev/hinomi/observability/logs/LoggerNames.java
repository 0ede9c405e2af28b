package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;

/** Encodes the names of loggers, once for each. Thread-safe. */
final class LoggerNames {
    private static final int KEPT = 1024;

    private final Memo<String, JsonFragment> known = new Memo<>(KEPT, LoggerNames::encoded);

    /** A name as the inside of a JSON string. */
    JsonFragment of(String name) {
        return name.length() <= LogLimits.LABEL_BYTES ? known.of(name) : encoded(name);
    }

    private static JsonFragment encoded(String name) {
        return JsonFragment.text(name, LogLimits.LABEL_BYTES);
    }
}
