package dev.hinomi.alerts.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads files with tests of rules. Whatever is wrong is reported with its place, all at once. */
public final class RuleTestFile {

    private final String name;
    private final Path folder;
    private final Findings findings;

    private RuleTestFile(Path file) {
        this.name = String.valueOf(file.getFileName());
        this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        this.findings = new Findings(name, new Variables(Map.of()));
    }

    /** Reads a file and the rule file that it names. Never throws for what is in them, or for their absence. */
    public static LoadedTests read(Path file) {
        RuleTestFile reader = new RuleTestFile(file);
        try {
            return reader.read(Files.readString(file));
        } catch (NoSuchFileException missing) {
            return reader.unreadable("there is no file " + file, "Create it, or name another one");
        } catch (CharacterCodingException binary) {
            return reader.unreadable("the file is not text in UTF-8", "Save it as UTF-8");
        } catch (IOException failure) {
            return reader.unreadable("the file cannot be read: " + failure, "Check its permissions");
        }
    }

    private LoadedTests unreadable(String complaint, String action) {
        findings.unreadable(complaint, Optional.empty(), action);
        return new LoadedTests(name, LoadedRules.NONE, List.of(), findings.all());
    }

    private LoadedTests read(String text) {
        Optional<YamlMapping> root =
                FileParts.compose(text, false, findings).map(node -> new YamlMapping("", node, findings));
        if (root.isEmpty() && findings.all().isEmpty()) {
            return unreadable("the file is empty", "Write rules: and tests:");
        }
        return root.map(this::read).orElseGet(() -> new LoadedTests(name, LoadedRules.NONE, List.of(), findings.all()));
    }

    private LoadedTests read(YamlMapping root) {
        root.expectOnly(TestSection.FILE.names());
        LoadedRules rules = root.requiredText("rules", "Name the rule file, relative to this one")
                .map(path -> RuleFile.read(folder.resolve(path).normalize(), variables(root)))
                .orElse(LoadedRules.NONE);
        List<TestCase> tests = new ArrayList<>();
        if (root.value("tests").isEmpty()) {
            root.requiredText("tests", "Write at least one test");
        }
        TestReader reader = new TestReader(findings, rules, root);
        root.list("tests").forEach(node -> reader.read(node).ifPresent(tests::add));
        List<RuleProblem> problems = new ArrayList<>(findings.all());
        rules.problems().stream()
                .filter(problem -> problem.level() == RuleProblem.Level.ERROR)
                .forEach(problems::add);
        return new LoadedTests(name, rules, tests, problems);
    }

    private static Map<String, String> variables(YamlMapping root) {
        Map<String, String> variables = new LinkedHashMap<>();
        root.mapping("variables")
                .ifPresent(mapping -> mapping.names()
                        .forEach(key -> mapping.text(key).ifPresent(value -> variables.put(key, value))));
        return variables;
    }
}
