package dev.hinomi.observability.traces.exemplars;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tags or the name of a meter say that what it records has failed. {@code status} decides if it is an HTTP status, then
 * {@code outcome} if it is a known one, then {@code error} and {@code exception}: a client's error is handled by an
 * exception and is no failure of the service. Case does not matter. Sources: Spring's {@code
 * DefaultServerRequestObservationConvention}, Micrometer's {@code DefaultMeterObservationHandler}. Pure.
 */
public final class Failure {
    private static final Set<String> BAD = Set.of("server_error", "error", "failure", "failed", "timeout");
    private static final Set<String> GOOD =
            Set.of("success", "ok", "informational", "redirection", "client_error", "completed", "accepted");
    private static final Set<String> NOTHING = Set.of("", "none", "null", "n/a");

    private static final Set<String> COUNTED =
            Set.of("failed", "failure", "failures", "error", "errors", "timeout", "timeouts");

    private Failure() {}

    /**
     * The decision.
     *
     * @param tags answers the value of a tag, or null
     */
    public static boolean isToldBy(Function<String, @Nullable String> tags) {
        String status = lower(tags.apply("status"));
        if (isHttp(status)) {
            return status.charAt(0) == '5';
        }
        String outcome = lower(tags.apply("outcome"));
        if (BAD.contains(outcome) || GOOD.contains(outcome)) {
            return BAD.contains(outcome);
        }
        return isSomething(tags.apply("error")) || isSomething(tags.apply("exception"));
    }

    /** Whether the last word of a meter's name says that it counts failures, as in {@code orders.failed}. */
    public static boolean isNamedBy(String meter) {
        return COUNTED.contains(lower(meter.substring(meter.lastIndexOf('.') + 1)));
    }

    private static boolean isHttp(String status) {
        return status.length() == 3
                && status.charAt(0) >= '1'
                && status.charAt(0) <= '5'
                && status.chars().skip(1).allMatch(character -> character == 'x' || Character.isDigit(character));
    }

    private static boolean isSomething(@Nullable String value) {
        return !NOTHING.contains(lower(value));
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
