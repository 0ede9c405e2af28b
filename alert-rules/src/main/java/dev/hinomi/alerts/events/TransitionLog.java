package dev.hinomi.alerts.events;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one structured event per rule at the start and one per transition, to the logger {@code dev.hinomi.alerts}. The keys are an
 * interface: consoles and searches are built on them.
 */
public final class TransitionLog implements AlertListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    @Override
    public void ruleLoaded(AlertRule rule) {
        LoggingEventBuilder event = LOG.atInfo()
                .addKeyValue("evt.name", "alert.rule")
                .addKeyValue("alert.rule", rule.id())
                .addKeyValue("alert.title", rule.title())
                .addKeyValue("alert.query", rule.query().canonical());
        rule.thresholds().critical().ifPresent(limit -> event.addKeyValue("alert.critical", limit.toString()));
        rule.thresholds().warning().ifPresent(limit -> event.addKeyValue("alert.warning", limit.toString()));
        rule.thresholds().recovery().ifPresent(limit -> event.addKeyValue("alert.recovery", limit.toString()));
        event.log("Alert rule {} is on: {}", rule.id(), rule.title());
    }

    @Override
    public void transitioned(Alert alert, Transition transition) {
        LoggingEventBuilder event = LOG.atLevel(level(transition.to()))
                .addKeyValue("evt.name", "alert.transition")
                .addKeyValue("alert.rule", alert.rule().id())
                .addKeyValue("alert.title", alert.rule().title())
                .addKeyValue("alert.group", alert.group().toString())
                .addKeyValue("alert.from", transition.from().name())
                .addKeyValue("alert.to", transition.to().name())
                .addKeyValue("alert.reason", transition.reason().key())
                .addKeyValue(
                        "alert.incident",
                        transition.incident().map(Incident::id).orElse(""))
                .addKeyValue("alert.query", alert.rule().query().canonical());
        transition.value().ifPresent(value -> event.addKeyValue("alert.value", value));
        transition.threshold().map(Threshold::toString).ifPresent(limit -> event.addKeyValue("alert.threshold", limit));
        event.log(
                "Alert {} went from {} to {}: {}",
                alert.name(),
                transition.from(),
                transition.to(),
                transition.reason().words());
    }

    @Override
    public void failed(AlertRule rule, RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("evt.name", "alert.failure")
                .addKeyValue("alert.rule", rule.id())
                .setCause(failure)
                .log("Alert rule {} could not be evaluated; its alerts keep their states", rule.id());
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
            case WARN -> Level.WARN;
            case OK, RECOVERING, NO_DATA -> Level.INFO;
        };
    }
}
