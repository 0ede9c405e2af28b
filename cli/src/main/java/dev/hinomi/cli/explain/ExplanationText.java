package dev.hinomi.cli.explain;

import dev.hinomi.alerts.backtest.Explanation;
import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.backtest.Part;
import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.state.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation for somebody who was just woken by it: first what matters, then every number behind it. */
public final class ExplanationText {

    private static final int MOST_MESSAGES = 5;
    private static final int MOST_OTHERS = 20;

    private final Explanation explanation;
    private final Situation situation;
    private final AlertRule rule;
    private final Verdicts verdicts;
    private final List<String> lines = new ArrayList<>();
    private String latestPart = "";

    private ExplanationText(Explanation explanation) {
        this.explanation = explanation;
        this.situation = explanation.situation();
        this.rule = situation.alert().rule();
        this.verdicts = new Verdicts(explanation);
    }

    /** The lines of the explanation. */
    public static List<String> of(Explanation explanation) {
        return new ExplanationText(explanation).write();
    }

    private List<String> write() {
        lines.add(situation.alert().name() + ": " + rule.title());
        lines.add(
                "At " + explanation.at() + " it is " + situation.status() + ", since " + verdicts.ago(situation.since())
                        + situation
                                .entered()
                                .map(entered -> ": " + entered.reason().words())
                                .orElse("") + ".");
        lines.add(verdicts.state());
        lines.add(verdicts.people());
        lines.add("");
        line("query", rule.condition().text());
        if (!(rule.condition() instanceof Condition.Combined)) {
            line(
                    "window",
                    "later than " + explanation.at().minus(rule.condition().window()) + ", until " + explanation.at());
        }
        line("value", value());
        explanation.parts().forEach(this::part);
        if (rule.condition() instanceof Condition.Measured) {
            limit("critical", rule.thresholds().critical());
            limit("warning", rule.thresholds().warning());
            limit("recovery", rule.thresholds().recovery());
        }
        timing();
        line("missing data", verdicts.missing());
        attention();
        people();
        return lines;
    }

    private void line(String name, String text) {
        lines.add(String.format("%-14s %s", name, text));
    }

    private String value() {
        return situation
                .measurement()
                .map(found -> found instanceof Measurement.NoData none
                        ? "no data: " + none.reason().words()
                        : exact(verdicts.shown(), verdicts.value().orElse(0)))
                .orElse("not evaluated yet");
    }

    /** The number in full, where what is shown is shorter. */
    private String exact(String shown, double value) {
        String full = Double.toString(value);
        return rule.condition() instanceof Condition.Combined || shown.equals(full) || (shown + ".0").equals(full)
                ? shown
                : shown + "  (" + full + ")";
    }

    private void part(Part part) {
        line("  part", part.aggregation() + " of " + (part.query().equals(latestPart) ? "the same" : part.query()));
        latestPart = part.query();
        String found = part.value() instanceof Measurement.Value number
                ? "= " + plain(number.value())
                : "= no data: " + ((Measurement.NoData) part.value()).reason().words();
        Part.Points points = part.points();
        String series = points.series() == points.named()
                ? points.series() + " series"
                : points.series() + " of the " + points.named() + " series of that name";
        line(
                "",
                found + ", from " + points.count() + " points of " + series
                        + points.latest()
                                .map(latest -> ", the latest at " + latest)
                                .orElse(nothing(points)));
        part.note().ifPresent(note -> line("", note));
    }

    private static String nothing(Part.Points points) {
        if (points.named() == 0) {
            return ": no such metric was recorded";
        }
        return points.series() == 0 ? ": their tags do not match" : ", which have no point so far";
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void limit(String name, Optional<Threshold> threshold) {
        threshold.ifPresent(limit -> line(
                name,
                limit
                        + (verdicts.value().isPresent()
                                ? limit.isCrossedBy(verdicts.value().getAsDouble()) ? "  crossed" : "  not crossed"
                                : "")));
    }

    private void timing() {
        if (!rule.timing().pendingFor().isZero()) {
            line("for", Durations.format(rule.timing().pendingFor()));
        }
        if (rule.timing().minSamples() > 1) {
            line("min_samples", Integer.toString(rule.timing().minSamples()));
        }
        if (!rule.keepFiringFor().isZero()) {
            line("keep firing", Durations.format(rule.keepFiringFor()));
        }
        situation
                .standing()
                .state()
                .incident()
                .ifPresent(incident -> line("incident", incident.id() + ", since " + verdicts.ago(incident.since())));
    }

    private void attention() {
        rule.attention()
                .active()
                .ifPresent(hours ->
                        line("hours", hours.text() + (hours.contains(explanation.at()) ? "  now" : "  not now")));
        boolean silenced = situation.standing().overlays().stream().anyMatch(Overlay.Silenced.class::isInstance);
        explanation
                .silences()
                .forEach(silence -> line(
                        "silence",
                        silence.id() + " is on now, "
                                + (silenced && covers(silence.id()) ? "and covers it" : "but is not about it")));
        List<Situation> others = explanation.others();
        for (Situation other : others.subList(0, Math.min(MOST_OTHERS, others.size()))) {
            boolean inhibits =
                    rule.attention().inhibitedBy().contains(other.alert().rule().id());
            line(
                    inhibits ? "inhibited by" : "  member",
                    other.alert().name() + " is " + other.status()
                            + (inhibits && other.standing().state().incident().isEmpty()
                                    ? ", so it explains nothing"
                                    : ""));
        }
        situation.standing().overlays().forEach(overlay -> line("overlay", overlay.key() + ": " + overlay.words()));
    }

    private boolean covers(String silence) {
        return situation.standing().overlays().stream()
                .anyMatch(overlay ->
                        overlay instanceof Overlay.Silenced one && one.silence().equals(silence));
    }

    private void people() {
        rule.ownership().target().ifPresent(target -> line("notify", target));
        List<Message> messages = explanation.messages();
        int from = Math.max(0, messages.size() - MOST_MESSAGES);
        if (from > 0) {
            line("messages", from + " earlier ones");
        }
        messages.subList(from, messages.size())
                .forEach(message -> line(
                        "message",
                        message.at() + " " + message.notification().target().channel() + " " + message.text()
                                + (message.isNew() ? "" : " (edited)")
                                + (message.mentions().isEmpty() ? "" : " " + String.join(" ", message.mentions()))));
        rule.ownership().runbook().ifPresent(runbook -> line("runbook", runbook.toString()));
    }
}
