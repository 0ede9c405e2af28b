package dev.hinomi.observability.logs;

import dev.hinomi.observability.traces.TraceIds;
import java.util.Set;

/** Decides how the names of attributes are written, once for each. Thread-safe. */
final class AttributeNames {
    private static final int KEPT = 1024;

    /** What tracers put among the attributes of an event: a masker would take some ids for card numbers. */
    private static final Set<String> OF_THE_TRACER =
            Set.of(TraceIds.TRACE_ID, TraceIds.SPAN_ID, "dd.service", "dd.env", "dd.version");

    private final Texts texts;
    private final Memo<String, AttributeName> known = new Memo<>(KEPT, this::decide);

    AttributeNames(Texts texts) {
        this.texts = texts;
    }

    /** How a name is written, or {@link AttributeName#NONE}. */
    AttributeName of(String name) {
        return name.length() <= LogLimits.NAME_CHARS ? known.of(name) : decide(name);
    }

    private AttributeName decide(String name) {
        if (name.isBlank()) {
            return AttributeName.NONE;
        }
        return AttributeName.of(AttributeName.bounded(ReservedNames.forApplication(name)), secrecy(name));
    }

    private Secrecy secrecy(String name) {
        if (OF_THE_TRACER.contains(name)) {
            return Secrecy.SHOWN;
        }
        return texts.hides(name) ? Secrecy.HIDDEN : Secrecy.MASKED;
    }
}
