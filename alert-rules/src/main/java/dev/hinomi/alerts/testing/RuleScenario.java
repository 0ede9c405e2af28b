package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.query.SearchMonitor.Source;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.TestCase;
import dev.hinomi.alerts.spec.TestEvents;
import dev.hinomi.alerts.spec.TestSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happens to rules in a test in Java, and what one of them makes of it:
 *
 * <pre>{@code
 * RuleCourse course = RuleScenario.of(RuleFile.read(Path.of("src/main/resources/hinomi/rules.yml")))
 *         .step(Duration.ofMinutes(1))
 *         .count("http.server.requests.count{service:career-api,outcome:success}", "100x20")
 *         .count("http.server.requests.count{service:career-api,outcome:server_error}", "0x9 20x10")
 *         .rule("api-error-rate");
 * assertThat(course.transitions()).containsExactly("10m FIRING critical_crossed");
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class RuleScenario {

    private final LoadedRules rules;
    private final List<TestSeries> series = new ArrayList<>();
    private final List<TestEvents> events = new ArrayList<>();
    private Instant start = Instant.parse("2026-01-05T00:00:00Z");
    private Duration step = Duration.ofSeconds(10);
    private Duration interval = Duration.ZERO;

    private RuleScenario(LoadedRules rules) {
        this.rules = rules;
    }

    /** Nothing happens to these rules yet. */
    public static RuleScenario of(LoadedRules rules) {
        return new RuleScenario(rules);
    }

    /** When it begins; by default on a Monday at midnight UTC. */
    public RuleScenario start(Instant moment) {
        start = moment;
        return this;
    }

    /** The time between two evaluations; by default 10 s. */
    public RuleScenario step(Duration duration) {
        step = duration;
        return this;
    }

    /** The time between two values of a series; by default one step. */
    public RuleScenario interval(Duration duration) {
        interval = duration;
        return this;
    }

    /**
     * A series of what was counted in each interval.
     *
     * @param name such as {@code jobs.failed{env:prod,queue:mail}}
     * @param values in promtool's notation, such as {@code 0x9 5 _x3}
     */
    public RuleScenario count(String name, String values) {
        series.add(TestSeries.of(TestSeries.Kind.COUNT, name, values));
        return this;
    }

    /**
     * A series of momentary values.
     *
     * @param name such as {@code jvm.threads.live{env:prod}}
     * @param values in promtool's notation, such as {@code 10+5x9}
     */
    public RuleScenario gauge(String name, String values) {
        series.add(TestSeries.of(TestSeries.Kind.GAUGE, name, values));
        return this;
    }

    /**
     * Events that are logged, all alike.
     *
     * @param says what each says: {@code message}, attributes such as {@code @http.status_code}, {@code status} and tags
     * @param values how many come in each interval, in promtool's notation
     */
    public RuleScenario log(Map<String, String> says, String values) {
        events.add(TestEvents.of(Source.LOGS, says, values));
        return this;
    }

    /**
     * Events that are shipped into Datadog's event stream, all alike.
     *
     * @param says what each says: {@code title}, {@code text}, {@code status} and tags
     * @param values how many come in each interval, in promtool's notation
     */
    public RuleScenario event(Map<String, String> says, String values) {
        events.add(TestEvents.of(Source.EVENTS, says, values));
        return this;
    }

    /**
     * What this rule makes of it, until the last value.
     *
     * @throws IllegalArgumentException when there is no such rule, or this process cannot evaluate it
     */
    public RuleCourse rule(String id) {
        if (rules.rules().stream().noneMatch(rule -> rule.id().equals(id))) {
            throw new IllegalArgumentException("there is no rule " + id + " that this process evaluates; there are "
                    + rules.rules().stream().map(rule -> rule.id()).toList() + ", and problems " + rules.problems());
        }
        TestCase.Clock clock = new TestCase.Clock(start, step, interval.isZero() ? step : interval);
        Trial trial = new Trial(rules, clock, series, events);
        trial.runUntil(trial.length());
        return new RuleCourse(id, trial);
    }
}
