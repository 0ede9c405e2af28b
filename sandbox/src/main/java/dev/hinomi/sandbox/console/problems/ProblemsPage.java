package dev.hinomi.sandbox.console.problems;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Problem;
import dev.hinomi.sandbox.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The findings: what an intake would refuse, cut, drop or not index. Thread-safe. */
public final class ProblemsPage implements Page {
    private static final int MAX_ROWS = 200;
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public ProblemsPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        String signal = visit.parameter("signal");
        String rule = visit.parameter("rule");
        List<Problem> all = store.problems().newest(Integer.MAX_VALUE, problem -> true);
        List<Problem> found = all.stream()
                .filter(problem -> signal.isEmpty() || problem.signal().label().equals(signal))
                .filter(problem -> rule.isEmpty() || problem.finding().rule().equals(rule))
                .toList();
        List<Problem> rows = found.subList(0, Math.min(MAX_ROWS, found.size()));
        Extent extent = new Extent(
                rows.size(), found.size(), all.size(), store.problems().evicted());
        String filtered = (signal + " " + rule).strip();
        ProblemsModel model = new ProblemsModel(extent, groups(all), rows, filtered);
        return Optional.of(new View(Section.PROBLEMS, "problems/list.jte", "Problems", model));
    }

    private static List<ProblemsModel.Group> groups(List<Problem> all) {
        Map<Kind, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        problem -> new Kind(
                                problem.signal().label(), problem.finding().rule()),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().group(entry.getValue().intValue()))
                .sorted(Comparator.comparingInt(ProblemsModel.Group::count).reversed())
                .toList();
    }

    private record Kind(String signal, String rule) {
        ProblemsModel.Group group(int count) {
            Address address = Address.of("problems").with("signal", signal).with("rule", rule);
            return new ProblemsModel.Group(signal, rule, count, address);
        }
    }
}
