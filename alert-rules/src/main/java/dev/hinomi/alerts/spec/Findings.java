package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.observability.config.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong in one file. */
final class Findings {

    private final String file;
    private final Variables variables;
    private final List<Placed> placed = new ArrayList<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private record Placed(int line, int column, RuleProblem problem) {}

    Findings(String file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    /** What variables in its texts stand for. */
    Variables variables() {
        return variables;
    }

    /** Remembers where a key stands. */
    void place(String path, Node node) {
        places.put(path, place(node));
    }

    /** Where keys stand, by path. */
    Map<String, String> places() {
        return places;
    }

    /** In the file's order. */
    List<RuleProblem> all() {
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::line).thenComparingInt(Placed::column))
                .map(Placed::problem)
                .toList();
    }

    int errors() {
        return (int) placed.stream()
                .filter(found -> found.problem().level() == RuleProblem.Level.ERROR)
                .count();
    }

    void error(String path, Node node, String complaint, String action) {
        add(RuleProblem.Level.ERROR, path, node, new String[] {complaint, action});
    }

    void warning(String path, Node node, String complaint, String action) {
        add(RuleProblem.Level.WARNING, path, node, new String[] {complaint, action});
    }

    void unknownKey(String path, Node key, Collection<String> known) {
        String word = ((ScalarNode) key).getValue();
        String action = NearestWord.to(word, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("Known here: " + String.join(", ", known));
        error(path, key, "unknown key \"" + word + "\"", action);
    }

    void unreadable(String complaint, Optional<String> place, String action) {
        Problem problem = Problem.of(file, complaint, action).at(place.orElse(file));
        placed.add(new Placed(0, 0, new RuleProblem(RuleProblem.Level.ERROR, problem)));
    }

    String place(Node node) {
        return place(node.getStartMark());
    }

    String place(Mark mark) {
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private void add(RuleProblem.Level level, String path, Node node, String[] words) {
        Problem problem = Problem.of(path, words[0], words[1]).at(place(node));
        boolean shown = node instanceof ScalarNode scalar && isWorthShowing(path, scalar.getValue());
        Placed found = new Placed(
                node.getStartMark().getLine(),
                node.getStartMark().getColumn(),
                new RuleProblem(level, shown ? problem.withValue(((ScalarNode) node).getValue()) : problem));
        if (!placed.contains(found)) {
            placed.add(found);
        }
    }

    /**
     * Not what the path names already, not a whole query, of which the complaint shows the part, and not the address of a webhook, which may
     * be a secret.
     */
    private static boolean isWorthShowing(String path, String value) {
        return !path.endsWith(".query")
                && !path.endsWith(".webhook")
                && !path.endsWith("." + value)
                && !path.equals(value);
    }
}
