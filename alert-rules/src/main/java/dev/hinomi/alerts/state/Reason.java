package dev.hinomi.alerts.state;

import java.util.Locale;

/** Why a state changed. */
public enum Reason {
    /** The critical threshold was crossed. */
    CRITICAL_CROSSED("the critical threshold was crossed"),
    /** The warning threshold was crossed. */
    WARNING_CROSSED("the warning threshold was crossed"),
    /** A warning became critical. */
    RAISED_TO_CRITICAL("the warning became critical"),
    /** Critical became a warning. */
    LOWERED_TO_WARNING("the value is below critical but still in the warning range"),
    /** Values are healthy, but not yet for as long as the rule asks. */
    HEALTHY_FOR_NOW("healthy again, waiting to see that it stays so"),
    /** A value on the wrong side came before the recovery was complete. */
    NOT_RECOVERED("the value did not stay healthy"),
    /** Values were healthy for as long as the rule asks. */
    RECOVERED("the value recovered"),
    /** A first value, and a healthy one. */
    FIRST_DATA("a healthy value was measured"),
    /** Data stopped, and nothing was wrong before. */
    DATA_STOPPED("data stopped"),
    /** Data are missing for as long as the rule tolerates. */
    DATA_MISSING("data are missing, which this rule treats as critical"),
    /** Data stopped in an incident, and the rule says that this ends it. */
    DATA_STOPPED_SO_OK("data stopped, which this rule treats as healthy: missing: ok"),
    /** A threshold is crossed, but not yet for as long as the rule asks. */
    CROSSED_FOR_NOW("a threshold is crossed, waiting to see that it stays so"),
    /** The value became healthy before the threshold was crossed for as long as the rule asks. */
    NOT_CONFIRMED("the threshold was not crossed for long enough"),
    /** The rule could not be evaluated several times in a row. */
    EVALUATION_FAILED("the rule cannot be evaluated"),
    /** A rule that could not be evaluated is evaluated again. */
    EVALUATED_AGAIN("the rule is evaluated again"),
    /** What kept people from being told is over, and it is still wrong. */
    STILL_WRONG("nobody wanted to be told until now, and it is still wrong"),
    /** Incidents begin and end too often: of the next ones nobody is told. */
    FLAPPING("incidents begin and end too often; nothing more is told until it is quiet"),
    /** The rule watches something else now. */
    RULE_CHANGED("the rule watches something else now"),
    /** The rule is gone. */
    RULE_REMOVED("the rule was removed"),
    /** The instance that saw it has ended, and no other has seen it since. */
    INSTANCE_GONE("the instance that saw it has ended, and no other sees it");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The reason as a name in lower case, for logs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason for people. */
    public String words() {
        return words;
    }
}
