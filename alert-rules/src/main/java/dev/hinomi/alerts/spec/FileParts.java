package dev.hinomi.alerts.spec;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A rule file and all that it includes, as keys and values with their places. */
final class FileParts {

    /** So many files at most. */
    static final int MOST_FILES = 100;

    private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\/");
    private static final int LARGEST_CODE_POINTS = 1_000_000;
    private static final int DEEPEST = 20;

    private final ReadOptions options;
    private final List<FilePart> parts = new ArrayList<>();
    private final List<FilePart> monitors = new ArrayList<>();
    private final List<Findings> findings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    FileParts(ReadOptions options) {
        this.options = options;
    }

    /** Rule files, each before those that it includes. */
    List<FilePart> parts() {
        return parts;
    }

    /** Files with Datadog monitors. */
    List<FilePart> monitors() {
        return monitors;
    }

    /** What is wrong, file by file. */
    List<Findings> findings() {
        return findings;
    }

    void read(String name, String text) {
        read(name, text, Optional.empty());
    }

    private void read(String name, String text, Optional<FilePart> parent) {
        names.add(name);
        Findings found = new Findings(name, new Variables(options.variables()));
        findings.add(found);
        boolean json = name.endsWith(".json");
        compose(text, json, found).ifPresent(root -> {
            if (json) {
                monitors(root, found, parent);
            } else {
                FilePart part = new FilePart(new YamlMapping("", root, found), found, parent);
                parts.add(part);
                part.root().expectOnly(Section.FILE);
                include(part);
            }
        });
    }

    /** Datadog's API lists monitors, its user interface shows one. */
    private void monitors(Node root, Findings found, Optional<FilePart> parent) {
        List<Node> all = root instanceof SequenceNode list ? list.getValue() : List.of(root);
        all.forEach(node -> monitors.add(new FilePart(new YamlMapping("monitor", node, found), found, parent)));
    }

    private void include(FilePart part) {
        for (Node node : part.root().list("include")) {
            part.root().scalar("include", node).ifPresent(path -> include(path, node, part));
        }
    }

    private void include(String path, Node node, FilePart part) {
        if (path.startsWith("/") || path.contains("..") || path.contains(":") || path.contains("\\")) {
            part.findings().error("include", node, "must be a path below this file's folder", "Move the file there");
        } else if (names.contains(path) || names.size() >= MOST_FILES) {
            part.findings()
                    .error(
                            "include",
                            node,
                            "the file is included already, or more than " + MOST_FILES + " are",
                            "Remove it here");
        } else {
            try {
                Optional<String> text = options.includes().read(path);
                if (text.isPresent()) {
                    read(path, text.get(), Optional.of(part));
                } else {
                    part.findings().error("include", node, "there is no such file", "Create it, or name another one");
                }
            } catch (IOException failure) {
                part.findings()
                        .error(
                                "include",
                                node,
                                "cannot be read: " + failure,
                                "Check its permissions and that it is UTF-8");
            }
        }
    }

    /** JSON is YAML but for tabs, which in JSON are always space between its parts, and for slashes that need no escape. */
    static Optional<Node> compose(String text, boolean json, Findings found) {
        try {
            return Optional.ofNullable(new Yaml(limits()).compose(new StringReader(json ? asYaml(text) : text)));
        } catch (MarkedYAMLException broken) {
            found.unreadable(
                    (json ? "not JSON: " : "not YAML: ") + broken.getProblem(),
                    Optional.ofNullable(broken.getProblemMark()).map(found::place),
                    "Check indentation, colons and quotes there");
        } catch (YAMLException broken) {
            found.unreadable("not YAML: " + broken.getMessage(), Optional.empty(), "Check the file");
        }
        return Optional.empty();
    }

    private static String asYaml(String json) {
        return ESCAPED_SLASH.matcher(json.replace('\t', ' ')).replaceAll("$1/");
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST_CODE_POINTS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(DEEPEST);
        return limits;
    }
}
