package dev.hinomi.alerts.events;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.StoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one structured event per rule at the start and one per transition. What belongs to an incident goes to the logger {@code
 * dev.hinomi.alerts}, for people; the rest, which is no news, goes to {@link #HISTORY}. The keys are an interface: consoles and
 * searches are built on them. A rule that fails is logged once until it works again. Thread-safe.
 */
public final class TransitionLog implements AlertListener {

    /** The logger of what is recorded but no news: which rules there are, and that a healthy one has data or none. */
    public static final String HISTORY = "dev.hinomi.alerts.history";

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");
    private static final Logger RECORD = LoggerFactory.getLogger(HISTORY);

    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final BiFunction<Alert, Transition, Map<String, String>> further;

    /** Logs what a transition says itself. */
    public TransitionLog() {
        this((alert, transition) -> Map.of());
    }

    /**
     * Logs more than a transition says itself.
     *
     * @param further answers further attributes of a transition
     */
    public TransitionLog(BiFunction<Alert, Transition, Map<String, String>> further) {
        this.further = further;
    }

    /**
     * The same for one of several instances, whose name is logged too.
     *
     * @param instance what this instance is called
     */
    public TransitionLog of(String instance) {
        return new TransitionLog((alert, transition) -> {
            Map<String, String> more = new LinkedHashMap<>(further.apply(alert, transition));
            more.put("alert.instance", instance);
            return more;
        });
    }

    @Override
    public void ruleLoaded(AlertRule rule) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("evt.name", "alert.rule");
        attributes.put("alert.rule", rule.id());
        attributes.put("alert.title", rule.title());
        attributes.put("alert.query", rule.condition().text());
        rule.thresholds().critical().ifPresent(limit -> attributes.put("alert.critical", limit.toString()));
        rule.thresholds().warning().ifPresent(limit -> attributes.put("alert.warning", limit.toString()));
        rule.thresholds().recovery().ifPresent(limit -> attributes.put("alert.recovery", limit.toString()));
        event(RECORD, Level.INFO, attributes).log("Alert rule {} is on: {}", rule.id(), rule.title());
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("evt.name", "alert.transition");
        attributes.put("alert.rule", alert.rule().id());
        attributes.put("alert.title", alert.rule().title());
        attributes.put("alert.group", alert.group().toString());
        attributes.put("alert.from", transition.from().name());
        attributes.put("alert.to", transition.to().name());
        attributes.put("alert.reason", transition.reason().key());
        attributes.put("alert.incident", transition.incident().map(Incident::id).orElse(""));
        attributes.put("alert.query", alert.rule().condition().text());
        transition.value().ifPresent(value -> attributes.put("alert.value", value));
        transition.threshold().ifPresent(limit -> attributes.put("alert.threshold", limit.toString()));
        alert.rule().ownership().target().ifPresent(target -> attributes.put("alert.target", target));
        attributes.putAll(further.apply(alert, transition));
        event(transition.incident().isPresent() ? LOG : RECORD, level(transition.to()), attributes)
                .log(
                        "Alert {} went from {} to {}{}: {}",
                        alert.name(),
                        transition.from(),
                        transition.to(),
                        measured(transition),
                        transition.reason().words());
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling.transition().reason() == Reason.STILL_WRONG) {
            transitioned(alert, telling.transition());
        }
        if (telling instanceof Telling.Withheld withheld) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("evt.name", "alert.withheld");
            attributes.put("alert.rule", alert.rule().id());
            attributes.put("alert.group", alert.group().toString());
            attributes.put(
                    "alert.incident",
                    withheld.transition().incident().map(Incident::id).orElse(""));
            attributes.put("alert.reason", withheld.because().map(Overlay::key).orElse("ended"));
            event(RECORD, Level.INFO, attributes)
                    .log(
                            "Nobody is told that {} is {}: {}",
                            alert.name(),
                            withheld.transition().to(),
                            withheld.because().map(Overlay::words).orElse("it ended before anybody was told"));
        }
    }

    private static String measured(Transition transition) {
        OptionalDouble value = transition.value();
        return value.isEmpty()
                ? ""
                : transition
                        .threshold()
                        .map(limit -> " at " + limit.format(value.getAsDouble()))
                        .orElse("");
    }

    private static LoggingEventBuilder event(Logger logger, Level level, Map<String, Object> attributes) {
        LoggingEventBuilder event = logger.atLevel(level);
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            event = event.addKeyValue(attribute.getKey(), attribute.getValue());
        }
        return event;
    }

    @Override
    public void evaluated(Alert alert, Measurement measurement, AlertState state) {
        failing.remove(alert.rule().id());
    }

    @Override
    public void failed(AlertRule rule, RuntimeException failure) {
        if (failing.add(rule.id())) {
            LOG.atWarn()
                    .addKeyValue("evt.name", "alert.failure")
                    .addKeyValue("alert.rule", rule.id())
                    .setCause(failure)
                    .log("Alert rule {} cannot be evaluated; its alerts keep their states", rule.id());
        }
    }

    @Override
    public void limitReached(String what) {
        LOG.atWarn().addKeyValue("evt.name", "alert.limit").log("Not everything is evaluated: {}", what);
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("evt.name", "alert.store")
                .setCause(failure instanceof StoreException ? null : failure)
                .log(
                        "States of alerts cannot be read or kept: evaluation begins a minute late at the start, goes on later,"
                                + " and a restart would forget open incidents: {}",
                        failure.getMessage());
    }

    @Override
    public void gap(Duration duration) {
        LOG.atWarn()
                .addKeyValue("evt.name", "alert.gap")
                .addKeyValue("alert.gap_ms", duration.toMillis())
                .log("Alert rules were not evaluated for {}; alerts keep their states", duration);
    }

    private static Level level(Status status) {
        return switch (status) {
            case FIRING -> Level.ERROR;
            case WARN, ERROR -> Level.WARN;
            case OK, PENDING, RECOVERING, NO_DATA -> Level.INFO;
        };
    }
}
