package dev.hinomi.alerts.words;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says about who is called, in whichever language it is.
 *
 * @param kind what it says
 * @param values whom and what it names
 * @param until until when that holds
 */
public record Remark(Kind kind, Map<String, String> values, Optional<ZonedDateTime> until) {

    /** What can be said. */
    public enum Kind {
        /** They stand in the rule file. */
        NAMED,
        /** It is their turn. */
        TURN,
        /** They stand in for somebody. */
        STANDS_IN,
        /** They are on call on a holiday. */
        HOLIDAY,
        /** Datadog On-Call says that they are on call. */
        ON_CALL_IN_DATADOG,
        /** They are whom the schedule falls back on. */
        FALLBACK,
        /** Nobody else could be called. */
        LAST_RESORT,
        /** Nobody could be called by name at all. */
        NOBODY,
        /** There is no such schedule. */
        NO_SCHEDULE,
        /** It is not the time to call people for a warning. */
        NOT_FOR_A_WARNING,
        /** It is not the time to call people, not even for what is critical. */
        NOT_FOR_A_CRITICAL,
        /** No layer covers the moment. */
        UNCOVERED,
        /** Datadog On-Call says that nobody is on call. */
        NOBODY_IN_DATADOG,
        /** Something went wrong when it was asked who is on call. */
        TROUBLE,
        /** Whom the schedule falls back on was called. */
        FELL_BACK,
        /** Slack does not know somebody. */
        UNKNOWN_PERSON;

        private String key() {
            return "remark." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes its own copy. */
    public Remark {
        values = Map.copyOf(values);
    }

    /** A remark that names nothing. */
    public static Remark of(Kind kind) {
        return of(kind, Map.of());
    }

    /** A remark that holds without end. */
    public static Remark of(Kind kind, Map<String, String> values) {
        return new Remark(kind, values, Optional.empty());
    }

    /** The same, holding until this moment. */
    public Remark until(Optional<ZonedDateTime> end) {
        return new Remark(kind, values, end);
    }

    /** The remark in words. */
    public String in(Wording wording) {
        return wording.say(kind.key(), values)
                + until.map(end -> wording.say("remark.until", Map.of("until", wording.moment(end))))
                        .orElse("");
    }

    /** The remark in English. */
    @Override
    public String toString() {
        return in(Wording.of(Language.ENGLISH));
    }
}
