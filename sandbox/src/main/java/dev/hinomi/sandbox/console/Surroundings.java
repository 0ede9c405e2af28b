package dev.hinomi.sandbox.console;

import dev.hinomi.sandbox.console.faults.FaultsPage;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Frame;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.Theme;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import java.util.List;
import java.util.Map;

/** Gathers what surrounds a page: counts for the navigation, active faults, the theme. Thread-safe. */
final class Surroundings {
    private final Store store;
    private final Faults faults;

    Surroundings(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    Frame of(Request request, View view, long version) {
        List<String> active = faults.active().stream().map(FaultsPage::words).toList();
        return new Frame(
                view.section(),
                view.title(),
                Theme.of(request.headers()),
                counts(),
                active,
                version,
                twin(request).toString());
    }

    Map<Section, Long> counts() {
        return Map.of(
                Section.LOGS, (long) store.logs().size(),
                Section.METRICS, (long) store.metrics().names().size(),
                Section.TRACES, (long) store.traces().size(),
                Section.EVENTS, (long) store.events().size(),
                Section.SLACK, (long) store.slack().size(),
                Section.PROBLEMS, (long) store.problems().size(),
                Section.FAULTS, (long) faults.active().size());
    }

    private static Address twin(Request request) {
        String path = request.path().equals("/") ? "/index.json" : encoded(request.path()) + ".json";
        return new Address(path, request.query().values());
    }

    private static String encoded(String path) {
        String[] segments = path.substring(1).split("/", -1);
        return Address.of(segments).path();
    }
}
