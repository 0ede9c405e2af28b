package dev.hinomi.alerts.spec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a rule file, read by key, with every key's place kept. */
final class YamlMapping {

    private String path;
    private final Node node;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, YamlMapping> inherited = new HashMap<>();

    YamlMapping(String path, Node node, Findings findings) {
        this.path = path;
        this.node = node;
        this.findings = findings;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            findings.error(path, node, "must be a mapping of keys to values", "Write \"key: value\" lines below it");
        }
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            findings.error(path, entry.getKeyNode(), "a key must be a word", "Write \"key: value\"");
        } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            findings.error(path + "." + key.getValue(), key, "the key stands twice", "Remove one of them");
        } else {
            keys.put(key.getValue(), key);
        }
    }

    /** The same, called by the text under this key in problems, so that people find it without counting lines. */
    YamlMapping namedBy(String key) {
        if (values.get(key) instanceof ScalarNode name && !name.getValue().isBlank()) {
            path = path + "." + name.getValue().strip();
        }
        return this;
    }

    /** The same with what stands in place of keys that it does not have. */
    YamlMapping withDefaults(Optional<YamlMapping> others) {
        others.ifPresent(mapping -> mapping.values.forEach((key, value) -> {
            if (values.putIfAbsent(key, value) == null) {
                inherited.put(key, mapping);
            }
        }));
        return this;
    }

    /** Whether the key stands here and not below {@code defaults}. */
    boolean owns(String key) {
        return values.containsKey(key) && !inherited.containsKey(key);
    }

    /** Where the key stands: here or below {@code defaults}. */
    YamlMapping ownerOf(String key) {
        return inherited.getOrDefault(key, this);
    }

    Findings findings() {
        return findings;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Node node() {
        return node;
    }

    Set<String> names() {
        return values.keySet();
    }

    Optional<Node> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Reports keys that are not known. */
    void expectOnly(Section section) {
        expectOnly(section.names());
    }

    /** Reports keys that are not known. */
    void expectOnly(Set<String> known) {
        findings.place(path, node);
        keys.forEach((name, key) -> {
            value(name).ifPresent(found -> findings.place(path(name), found));
            if (!known.contains(name)) {
                findings.unknownKey(path(name), key, known);
            }
        });
    }

    /** Reports keys that are neither taken over nor without a meaning here. */
    void allow(Set<String> taken, Set<String> withoutMeaning) {
        findings.place(path, node);
        keys.forEach((name, key) -> {
            value(name).ifPresent(found -> findings.place(path(name), found));
            if (!taken.contains(name) && !withoutMeaning.contains(name) && !isNull(name)) {
                findings.warning(
                        path(name),
                        key,
                        "\"" + name + "\" is an option that only Datadog knows and has no effect here",
                        "Nothing, if that is right");
            }
        });
    }

    /** Whether the key is missing or stands for nothing, as JSON's null does. */
    boolean isNull(String key) {
        return value(key)
                .map(found ->
                        found instanceof ScalarNode scalar && scalar.getValue().equals("null") && scalar.isPlain())
                .orElse(true);
    }

    /** The same values without this key. */
    YamlMapping without(String key) {
        values.remove(key);
        return this;
    }

    Optional<String> text(String key) {
        YamlMapping owner = inherited.get(key);
        return owner == null ? value(key).flatMap(found -> scalar(path(key), found)) : owner.text(key);
    }

    /** The text under the key as the parser reads it; empty, and reported, when it throws. */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        YamlMapping owner = inherited.get(key);
        if (owner != null) {
            return owner.parsed(key, parser);
        }
        Optional<String> text = text(key);
        try {
            return text.map(parser);
        } catch (IllegalArgumentException problem) {
            findings.error(
                    path(key),
                    value(key).orElseThrow(),
                    String.valueOf(problem.getMessage()),
                    "Correct the value of \"" + key + "\"");
            return Optional.empty();
        }
    }

    Optional<String> requiredText(String key, String action) {
        if (value(key).isEmpty()) {
            findings.error(path(key), node, "\"" + key + "\" is missing", action);
        }
        return text(key);
    }

    Optional<YamlMapping> mapping(String key) {
        return value(key).map(found -> new YamlMapping(path(key), found, findings));
    }

    List<Node> list(String key) {
        Optional<Node> found = value(key);
        if (found.isPresent() && found.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        found.ifPresent(other ->
                findings.error(path(key), other, "must be a list", "Write one \"- …\" line for each, or [ a, b ]"));
        return List.of();
    }

    Optional<String> scalar(String at, Node found) {
        if (found instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            try {
                return Optional.of(findings.variables().in(scalar.getValue().strip()));
            } catch (IllegalArgumentException unknown) {
                findings.error(at, found, String.valueOf(unknown.getMessage()), "Correct its name, or pass it");
                return Optional.empty();
            }
        }
        findings.error(at, found, "must be a text that is not empty", "Write a value behind the colon");
        return Optional.empty();
    }
}
