package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.QuerySyntaxException;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.BurnWindow;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Objective;
import dev.hinomi.alerts.rule.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads entries below {@code slo}. */
final class ObjectiveReader {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,10})?)\\s*%");

    private final FilePart part;
    private final Findings findings;
    private final Catalogue catalogue;

    ObjectiveReader(FilePart part, Catalogue catalogue) {
        this.part = part;
        this.findings = part.findings();
        this.catalogue = catalogue;
    }

    /** Adds a rule for the objective to the catalogue, unless something in it is wrong. */
    void read(Node node) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping("slo", node, findings).namedBy("id").withDefaults(part.defaults());
        entry.expectOnly(Section.SLO);
        Optional<String> id = RuleReader.id(entry, catalogue);
        Optional<BigDecimal> target = entry.requiredText("target", "Write for example 99.9%")
                .flatMap(text -> entry.parsed("target", ObjectiveReader::share));
        Optional<String> total = entry.requiredText("total", "Count everything: sum:requests{*}.as_count()");
        Optional<String> bad = entry.text("bad");
        if (bad.isPresent() && entry.value("good").isPresent()) {
            findings.error(entry.path("bad"), entry.node(), "good and bad cannot both be given", "Remove one of them");
        }
        Optional<String> good =
                bad.isPresent() ? Optional.empty() : entry.requiredText("good", "Count what is good, or what is bad");
        List<BurnWindow> windows = windows(entry);
        Particulars particulars = new Particulars(part, catalogue.targets());
        if (findings.errors() > before) {
            particulars.check(entry, id.orElse(""));
            return;
        }
        try {
            Objective objective = bad.map(text -> Objective.ofBad(target.orElseThrow(), text, total.orElseThrow()))
                    .orElseGet(() -> Objective.ofGood(target.orElseThrow(), good.orElseThrow(), total.orElseThrow()));
            windows.forEach(window -> objective.errorsOver(window.and()));
            Condition condition = new Condition.Burning(objective, windows);
            condition.queries();
            AlertRule rule = particulars
                    .into(AlertRule.builder(id.orElseThrow(), condition), entry, id.orElseThrow())
                    .build();
            if (findings.errors() == before) {
                catalogue.add(rule, entry);
                catalogue.say(rule.id(), WordsReader.read(entry));
            }
        } catch (QuerySyntaxException problem) {
            findings.error(
                    entry.path("total"),
                    entry.value("total").orElseThrow(),
                    "good, bad and total do not make a query: " + problem.problem() + " in " + problem.getMessage(),
                    "Write for example sum:requests{*}.as_count()");
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("id"), entry.node(), String.valueOf(problem.getMessage()), "Correct the objective");
        }
    }

    private List<BurnWindow> windows(YamlMapping entry) {
        if (entry.value("windows").isEmpty()) {
            List<BurnWindow> usual = List.of();
            if (entry.value("period").isEmpty()) {
                return BurnWindow.usual(Duration.ofDays(30));
            }
            return entry.parsed("period", text -> BurnWindow.usual(Durations.parse(text)))
                    .orElse(usual);
        }
        entry.parsed("period", Durations::parse);
        List<BurnWindow> windows = new ArrayList<>();
        entry.list("windows").forEach(node -> window(entry, node).ifPresent(windows::add));
        return List.copyOf(windows);
    }

    private Optional<BurnWindow> window(YamlMapping entry, Node node) {
        YamlMapping window = new YamlMapping(entry.path("windows"), node, findings);
        window.expectOnly(Section.WINDOW);
        Optional<Severity> severity = window.parsed("severity", ObjectiveReader::severity);
        Optional<BigDecimal> burn = window.requiredText("burn", "Write for example 14.4")
                .flatMap(text -> window.parsed("burn", ObjectiveReader::number));
        Optional<Duration> over = window.requiredText("over", "Write for example 1h")
                .flatMap(text -> window.parsed("over", Durations::parse));
        Optional<Duration> and = window.parsed("and", Durations::parse)
                .or(() -> over.map(length ->
                        Duration.ofMinutes(Math.max(1, length.dividedBy(12).toMinutes()))));
        if (burn.isEmpty() || over.isEmpty() || and.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BurnWindow(severity.orElse(Severity.CRITICAL), burn.get(), over.get(), and.get()));
        } catch (IllegalArgumentException problem) {
            findings.error(entry.path("windows"), node, String.valueOf(problem.getMessage()), "Correct the windows");
            return Optional.empty();
        }
    }

    private static BigDecimal share(String text) {
        Matcher form = PERCENT.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a target must be a percentage such as 99.9%, but was \"" + text + "\"");
        }
        BigDecimal share = new BigDecimal(form.group(1)).movePointLeft(2);
        return new Objective(share, "").target();
    }

    private static BigDecimal number(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,10})?")) {
            throw new IllegalArgumentException("a burn rate must be a number such as 14.4, but was \"" + text + "\"");
        }
        return new BigDecimal(text);
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("a severity must be critical or warning, but was \"" + text + "\"");
    }
}
