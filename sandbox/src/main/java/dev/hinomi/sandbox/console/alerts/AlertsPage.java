package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Optional;

/** The rules, and one rule with its history when the address names it. Thread-safe. */
public final class AlertsPage implements Page {
    private static final String ROOT = "alerts";
    private final RuleHistory history;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public AlertsPage(Store store) {
        history = new RuleHistory(store);
    }

    @Override
    public Optional<View> view(Visit visit) {
        List<Rule> rules = history.rules(visit.now());
        if (visit.subject().equals(ROOT)) {
            return Optional.of(new View(Section.ALERTS, "alerts/list.jte", "Alerts", new AlertsModel(rules)));
        }
        return rules.stream()
                .filter(rule -> rule.id().equals(visit.subject()))
                .findFirst()
                .map(rule -> new View(Section.ALERTS, "alerts/one.jte", rule.title(), rule));
    }
}
