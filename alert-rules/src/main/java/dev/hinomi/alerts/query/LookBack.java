package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much earlier than the window the points begin that an expression needs: shifts, gaps to fill, points to smooth over. */
public final class LookBack implements Expression.Visitor<Duration> {

    /** How long Datadog interpolates over a gap unless {@code .fill} says otherwise. */
    public static final Duration FILL = Duration.ofMinutes(5);

    private static final Duration SPACING = Duration.ofMinutes(1);
    private static final double MOST_SECONDS = 1e9;
    private static final Pattern SMOOTHING = Pattern.compile("(ewma|median|rollingavg)_(\\d+)");
    private static final Pattern CALENDAR = Pattern.compile("-(\\d{1,3})(d|w|mo)");

    @Override
    public Duration number(Expression.Literal literal) {
        return Duration.ZERO;
    }

    @Override
    public Duration negation(Expression.Negation negation) {
        return negation.operand().accept(this);
    }

    @Override
    public Duration arithmetic(Expression.Arithmetic arithmetic) {
        return longest(List.of(arithmetic.left(), arithmetic.right()));
    }

    @Override
    public Duration call(Expression.Call call) {
        return longest(call.operands()).plus(own(call));
    }

    @Override
    public Duration metric(Expression.MetricQuery query) {
        Duration fill = query.modifier(Modifier.Kind.FILL)
                .map(modifier -> seconds(modifier, FILL))
                .orElse(Duration.ZERO);
        Duration rollup = query.modifier(Modifier.Kind.ROLLUP)
                .map(modifier -> seconds(modifier, Duration.ZERO))
                .orElse(Duration.ZERO);
        return fill.plus(fill.isZero() ? Duration.ZERO : rollup);
    }

    @Override
    public Duration reference(Expression.Reference reference) {
        return Duration.ZERO;
    }

    /** How much earlier the points begin that the function alone needs. */
    public static Duration own(Expression.Call call) {
        Matcher smoothing = SMOOTHING.matcher(call.function());
        if (smoothing.matches()) {
            return spacing(call).multipliedBy(Long.parseLong(smoothing.group(2)));
        }
        return switch (call.function()) {
            case "timeshift" -> bounded(-call.number(1).orElse(0));
            case "hour_before" -> Duration.ofHours(1);
            case "day_before" -> Duration.ofDays(1);
            case "week_before" -> Duration.ofDays(7);
            case "month_before" -> Duration.ofDays(28);
            case "calendar_shift" -> calendar(call.word(1).orElse(""));
            case "moving_rollup" -> bounded(call.number(1).orElse(0));
            case "diff", "derivative", "monotonic_diff", "per_second", "per_minute", "per_hour", "throughput", "dt" ->
                spacing(call).multipliedBy(2);
            default -> Duration.ZERO;
        };
    }

    /** A number of any size must not overflow what it is added to. */
    private static Duration bounded(double seconds) {
        return Duration.ofSeconds((long) Math.min(MOST_SECONDS, Math.max(0, seconds)));
    }

    /** Months of 31 days and, with an hour more, days of 25 hours. */
    private static Duration calendar(String shift) {
        Matcher matcher = CALENDAR.matcher(shift);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        int days = switch (matcher.group(2)) {
            case "d" -> 1;
            case "w" -> 7;
            default -> 31;
        };
        return Duration.ofDays((long) days * Integer.parseInt(matcher.group(1))).plusHours(1);
    }

    private static Duration spacing(Expression.Call call) {
        Duration[] widest = {SPACING};
        call.accept(new Contains(part -> {
            if (part instanceof Expression.MetricQuery query) {
                query.modifier(Modifier.Kind.ROLLUP).ifPresent(rollup -> {
                    Duration seconds = seconds(rollup, SPACING);
                    widest[0] = seconds.compareTo(widest[0]) > 0 ? seconds : widest[0];
                });
            }
            return false;
        }));
        return widest[0];
    }

    private static Duration seconds(Modifier modifier, Duration otherwise) {
        OptionalInt seconds = modifier.seconds();
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : otherwise;
    }

    private Duration longest(List<Expression> parts) {
        return parts.stream()
                .map(part -> part.accept(this))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
