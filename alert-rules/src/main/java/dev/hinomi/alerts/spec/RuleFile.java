package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Silence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rule files, with all that they include, and Datadog monitors as JSON. Whatever is wrong is reported with its place, all at
 * once; the parts that are right are used.
 */
public final class RuleFile {

    private final FileParts files;

    private RuleFile(ReadOptions options) {
        this.files = new FileParts(options);
    }

    /** Reads a file and what it includes from its folder. Never throws for what is in it, or for its absence. */
    public static LoadedRules read(Path file) {
        return read(file, Map.of());
    }

    /** Reads a file that holds variables. */
    public static LoadedRules read(Path file, Map<String, String> variables) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent();
        Includes includes = folder == null ? Includes.NONE : Includes.below(folder);
        try {
            return read(name, Files.readString(file), new ReadOptions(variables, includes));
        } catch (NoSuchFileException missing) {
            return unreadable(name, "there is no file " + file, "Create it, or name another one");
        } catch (CharacterCodingException binary) {
            return unreadable(name, "the file is not text in UTF-8", "Save it as UTF-8");
        } catch (IOException failure) {
            return unreadable(name, "the file cannot be read: " + failure, "Check its permissions");
        }
    }

    /**
     * Reads a file's text, without variables and further files.
     *
     * @param name what problems call the file; Datadog monitors if it ends with {@code .json}
     * @param text YAML or JSON
     */
    public static LoadedRules read(String name, String text) {
        return read(name, text, ReadOptions.NONE);
    }

    /** Reads a file's text. */
    public static LoadedRules read(String name, String text, ReadOptions options) {
        return new RuleFile(options).readAll(name, text);
    }

    private static LoadedRules unreadable(String name, String complaint, String action) {
        Findings findings = new Findings(name, new Variables(Map.of()));
        findings.unreadable(complaint, Optional.empty(), action);
        return new LoadedRules(List.of(), Map.of(), findings.all());
    }

    private LoadedRules readAll(String name, String text) {
        files.read(name, text);
        Set<String> scheduled = new LinkedHashSet<>();
        files.parts().forEach(part -> part.root().mapping("on_call").ifPresent(all -> scheduled.addAll(all.names())));
        Map<String, NamedSchedule> onCall = new LinkedHashMap<>();
        Map<String, NotifyTarget> targets = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        files.parts()
                .forEach(part -> part.root().mapping("notify").ifPresent(notify -> {
                    names.addAll(notify.names());
                    new TargetReader(part.findings(), scheduled).read(notify).forEach(targets::putIfAbsent);
                }));
        files.parts()
                .forEach(part -> part.root()
                        .mapping("on_call")
                        .ifPresent(all ->
                                new OnCallReader(part.findings()).read(all).forEach(onCall::putIfAbsent)));
        Catalogue catalogue = new Catalogue(names);
        files.parts()
                .forEach(part -> part.root()
                        .mapping("defaults")
                        .ifPresent(defaults -> new Particulars(part, names).checkDefaults(defaults)));
        List<Silence> silences = new ArrayList<>();
        for (FilePart part : files.parts()) {
            RuleReader rules = new RuleReader(part, catalogue);
            part.root().list("rules").forEach(rules::read);
            ObjectiveReader objectives = new ObjectiveReader(part, catalogue);
            part.root().list("slo").forEach(objectives::read);
            SilenceReader reader = new SilenceReader(part.findings());
            part.root().list("silences").forEach(node -> reader.read(node).ifPresent(silences::add));
        }
        files.monitors().forEach(monitor -> new MonitorReader(monitor, catalogue).read());
        List<AlertRule> rules = catalogue.checked();
        targets.replaceAll((target, known) -> catalogue.spoken(known));
        Map<String, String> places = new LinkedHashMap<>();
        files.findings().forEach(found -> places.putAll(found.places()));
        return new LoadedRules(
                rules,
                catalogue.datadogOnly(),
                targets,
                silences,
                places,
                files.findings().stream().flatMap(found -> found.all().stream()).toList(),
                onCall);
    }
}
