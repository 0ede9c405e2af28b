package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Ids unique to each event, so that one sent twice can be told from one logged twice. Thread-safe. */
final class EventIds {
    private final JsonFragment prefix;
    private final AtomicLong sequence = new AtomicLong();

    private EventIds(String prefix) {
        this.prefix = JsonFragment.text(prefix);
    }

    static EventIds ofThisProcess() {
        return new EventIds(HexFormat.of().toHexDigits(new SecureRandom().nextLong()) + "-");
    }

    /** Writes the next id as a string. */
    void writeNext(JsonWriter json) {
        json.beginText().text(prefix).text(sequence.incrementAndGet()).endText();
    }
}
