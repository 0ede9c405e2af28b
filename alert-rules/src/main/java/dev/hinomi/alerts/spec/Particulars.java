package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.AlertRuleBuilder;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Dashboard;
import dev.hinomi.alerts.rule.FlapLimit;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Timing;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule says besides its condition; also the part below {@code defaults}. */
final class Particulars {

    private static final Pattern FLAPPING = Pattern.compile("(\\d{1,4}) in (\\S+)");

    private final FilePart part;
    private final Set<String> targets;

    Particulars(FilePart part, Set<String> targets) {
        this.part = part;
        this.targets = targets;
    }

    /** Reads them into a rule. */
    AlertRuleBuilder into(AlertRuleBuilder rule, YamlMapping entry, String id) {
        return rule.title(entry.text("title").orElse(id))
                .timing(timing(entry))
                .missing(entry.parsed("missing", Particulars::missing).orElseGet(MissingPolicy.Keep::new))
                .attention(attention(entry))
                .ownership(ownership(entry, id));
    }

    /** Reads them for their mistakes alone. */
    void check(YamlMapping entry, String id) {
        timing(entry);
        entry.parsed("missing", Particulars::missing);
        attention(entry);
        ownership(entry, id);
        WordsReader.read(entry);
    }

    /** Reports what is wrong below {@code defaults} there, once, and not at every rule. */
    void checkDefaults(YamlMapping defaults) {
        defaults.expectOnly(Section.DEFAULTS);
        timing(defaults);
        defaults.parsed("missing", Particulars::missing);
        attention(defaults);
        defaults.parsed("runbook", Particulars::webAddress);
        defaults.parsed("dashboard", Dashboard::of);
        WordsReader.read(defaults);
        checkTarget(defaults, defaults.text("notify"));
    }

    private static Timing timing(YamlMapping entry) {
        return new Timing(
                duration(entry, "for"),
                entry.parsed("min_samples", Particulars::count).orElse(1),
                duration(entry, "keep_firing_for"),
                duration(entry, "new_group_delay"));
    }

    private static Duration duration(YamlMapping entry, String key) {
        return entry.parsed(key, Durations::parse).orElse(Duration.ZERO);
    }

    private static Attention attention(YamlMapping entry) {
        Set<String> inhibitedBy = new TreeSet<>();
        entry.list("inhibited_by")
                .forEach(node -> entry.scalar(entry.path("inhibited_by"), node).ifPresent(inhibitedBy::add));
        Map<String, String> labels = new LinkedHashMap<>();
        entry.mapping("labels")
                .ifPresent(all ->
                        all.names().forEach(name -> all.text(name).ifPresent(value -> labels.put(name, value))));
        Optional<Optional<FlapLimit>> flapping = entry.parsed("flapping", Particulars::flapping);
        return new Attention(
                entry.parsed("active", ActiveHours::of),
                inhibitedBy,
                flapping.orElse(Optional.of(FlapLimit.DEFAULT)),
                labels);
    }

    private AlertRule.Ownership ownership(YamlMapping entry, String id) {
        Optional<String> target = entry.text("notify");
        if (target.isEmpty()) {
            entry.findings()
                    .warning(
                            entry.path("notify"),
                            entry.node(),
                            "nobody is told when this rule fires",
                            "Add notify: with the name of a target below notify:");
        }
        checkTarget(entry, target);
        return new AlertRule.Ownership(
                part.text("service"),
                part.text("team"),
                runbook(entry, id),
                target,
                entry.parsed("dashboard", Dashboard::of));
    }

    private void checkTarget(YamlMapping entry, Optional<String> target) {
        target.filter(name -> !targets.contains(name) && entry.owns("notify"))
                .ifPresent(name -> entry.findings()
                        .error(
                                entry.path("notify"),
                                entry.value("notify").orElseThrow(),
                                "there is no target \"" + name + "\" below notify:",
                                NearestWord.to(name, targets)
                                        .map(nearest -> "Did you mean \"" + nearest + "\"?")
                                        .orElse("Define it below notify: with its slack: channel")));
    }

    private Optional<URI> runbook(YamlMapping entry, String id) {
        return entry.parsed("runbook", Particulars::webAddress)
                .or(() ->
                        part.parsed("runbooks", text -> webAddress(text.endsWith("/") ? text + id : text + "/" + id)));
    }

    private static URI webAddress(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("a runbook must be an http or https address but was \"" + text + "\"");
        }
        return address;
    }

    static int count(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("it must be a whole number from 1 on, but was \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    static Duration seconds(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("it must be a number of seconds, but was \"" + text + "\"");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static Optional<FlapLimit> flapping(String text) {
        if (text.equals("off") || text.equals("false")) {
            return Optional.empty();
        }
        Matcher form = FLAPPING.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "flapping must be off or such as \"4 in 30m\", but was \"" + text + "\"");
        }
        return Optional.of(new FlapLimit(Integer.parseInt(form.group(1)), Durations.parse(form.group(2))));
    }

    private static MissingPolicy missing(String text) {
        if (text.equals("keep")) {
            return new MissingPolicy.Keep();
        }
        if (text.equals("ok")) {
            return new MissingPolicy.Ok();
        }
        if (text.startsWith("alert after ")) {
            return new MissingPolicy.Alert(
                    Durations.parse(text.substring("alert after ".length()).strip()));
        }
        throw new IllegalArgumentException("missing must be keep, ok or \"alert after 10m\", but was \"" + text + "\"");
    }
}
