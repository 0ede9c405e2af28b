package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.spec.LoadedRules;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects what explains an alert. */
record Explainer(LoadedRules rules, History history, Grid grid) {

    Explanation explain(Situation situation, Backtest run, Optional<RuntimeException> failure) {
        Instant now = run.now();
        AlertRule rule = situation.alert().rule();
        Tags group = situation.alert().group();
        return new Explanation(
                now,
                situation,
                new Dissection(history, grid, now).parts(rule.condition(), group),
                neighbours(rule).stream()
                        .flatMap(id -> run.situations(id).values().stream())
                        .filter(other -> agree(other.alert().group(), group))
                        .toList(),
                rules.silences().stream()
                        .filter(silence -> silence.schedule().covers(now))
                        .toList(),
                run.messages().stream()
                        .filter(message -> isAbout(message, rule, group))
                        .toList(),
                failure);
    }

    private static Set<String> neighbours(AlertRule rule) {
        Set<String> ids = new LinkedHashSet<>();
        if (rule.condition() instanceof Condition.Combined combined) {
            ids.addAll(new TreeSet<>(combined.expression().members()));
        }
        ids.addAll(new TreeSet<>(rule.attention().inhibitedBy()));
        return ids;
    }

    /** Whether no tag of one says otherwise than a tag of the other. */
    private static boolean agree(Tags one, Tags other) {
        return one.all().stream().noneMatch(tag -> {
            int colon = tag.indexOf(':');
            return colon > 0
                    && other.value(tag.substring(0, colon))
                            .filter(value -> !value.equals(tag.substring(colon + 1)))
                            .isPresent();
        });
    }

    private static boolean isAbout(Message message, AlertRule rule, Tags group) {
        return message.notification().alert().rule().id().equals(rule.id())
                && message.notification().alert().group().equals(group);
    }
}
