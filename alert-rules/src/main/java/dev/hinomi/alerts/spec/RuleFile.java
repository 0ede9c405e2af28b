package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.AlertRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads rule files. Whatever is wrong is reported with its place, all at once; the parts that are right are used. */
public final class RuleFile {

    private static final int LARGEST_CODE_POINTS = 1_000_000;
    private static final int DEEPEST = 20;
    private static final Set<String> KEYS = Set.of("service", "team", "runbooks", "rules", "notify");
    private static final Set<String> LATER = Set.of("include", "defaults", "silences", "on_call", "slo");

    private final String name;
    private final Findings findings;

    private RuleFile(String name) {
        this.name = name;
        this.findings = new Findings(name);
    }

    /** Reads a file. Never throws for what is in it, or for its absence. */
    public static LoadedRules read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return read(name, Files.readString(file));
        } catch (NoSuchFileException missing) {
            return unreadable(name, "there is no file " + file, "Create it, or name another one");
        } catch (CharacterCodingException binary) {
            return unreadable(name, "the file is not text in UTF-8", "Save it as UTF-8");
        } catch (IOException failure) {
            return unreadable(name, "the file cannot be read: " + failure, "Check its permissions");
        }
    }

    /**
     * Reads a file's text.
     *
     * @param name what problems call the file
     * @param text YAML
     */
    public static LoadedRules read(String name, String text) {
        return new RuleFile(name).read(text);
    }

    private static LoadedRules unreadable(String name, String complaint, String action) {
        Findings findings = new Findings(name);
        findings.unreadable(complaint, name, action);
        return new LoadedRules(List.of(), Map.of(), findings.all());
    }

    private LoadedRules read(String text) {
        try {
            Node root = new Yaml(limits()).compose(new StringReader(text));
            return root == null ? LoadedRules.NONE : read(root);
        } catch (MarkedYAMLException broken) {
            String place = broken.getProblemMark() == null ? name : findings.place(broken.getProblemMark());
            findings.unreadable(
                    "not YAML: " + broken.getProblem(), place, "Check indentation, colons and quotes there");
        } catch (YAMLException broken) {
            findings.unreadable("not YAML: " + broken.getMessage(), name, "Check the file");
        }
        return new LoadedRules(List.of(), Map.of(), findings.all());
    }

    private LoadedRules read(Node root) {
        YamlMapping file = new YamlMapping("", root, findings);
        file.expectOnly(KEYS, LATER);
        Optional<YamlMapping> notify = file.mapping("notify");
        Map<String, NotifyTarget> targets =
                notify.map(new TargetReader(findings)::read).orElse(Map.of());
        RuleReader reader = new RuleReader(file, notify.map(YamlMapping::names).orElse(Set.of()), findings);
        List<AlertRule> rules = file.list("rules").stream()
                .flatMap(node -> reader.read(node).stream())
                .toList();
        return new LoadedRules(rules, reader.datadogOnly(), targets, findings.all());
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST_CODE_POINTS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(DEEPEST);
        return limits;
    }
}
