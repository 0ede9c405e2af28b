package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.observability.config.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong in one file. */
final class Findings {

    private final String file;
    private final List<RuleProblem> problems = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    List<RuleProblem> all() {
        return problems;
    }

    int errors() {
        return (int) problems.stream()
                .filter(problem -> problem.level() == RuleProblem.Level.ERROR)
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

    void unreadable(String complaint, String place, String action) {
        Problem problem = Problem.of(file, complaint, action).at(place);
        problems.add(new RuleProblem(RuleProblem.Level.ERROR, problem));
    }

    String place(Node node) {
        return place(node.getStartMark());
    }

    String place(Mark mark) {
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private void add(RuleProblem.Level level, String path, Node node, String[] words) {
        Problem problem = Problem.of(path, words[0], words[1]).at(place(node));
        problems.add(new RuleProblem(
                level,
                node instanceof ScalarNode scalar && isWorthShowing(path, scalar.getValue())
                        ? problem.withValue(scalar.getValue())
                        : problem));
    }

    /** Not what the path names already, and not a whole query, of which the complaint shows the part. */
    private static boolean isWorthShowing(String path, String value) {
        return !path.endsWith(".query") && !path.endsWith("." + value) && !path.equals(value);
    }
}
