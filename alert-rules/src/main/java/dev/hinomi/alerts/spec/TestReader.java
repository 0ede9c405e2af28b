package dev.hinomi.alerts.spec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** Reads entries below {@code tests}. */
final class TestReader {

    private static final Duration DEFAULT_STEP = Duration.ofSeconds(10);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Instant DEFAULT_START = Instant.parse("2026-01-05T00:00:00Z");

    private final Findings findings;
    private final LoadedRules rules;
    private final ImaginedReader imagined;
    private final YamlMapping file;

    TestReader(Findings findings, LoadedRules rules, YamlMapping file) {
        this.findings = findings;
        this.rules = rules;
        this.imagined = new ImaginedReader(findings, rules);
        this.file = file;
    }

    /** What the test does not say the file says; without an interval, values come at every step. */
    private static TestCase.Clock clock(YamlMapping file, YamlMapping test) {
        Duration step = either(test, file, "step", TestReader::step).orElse(DEFAULT_STEP);
        return new TestCase.Clock(
                either(test, file, "start", TestReader::instant).orElse(DEFAULT_START),
                step,
                either(test, file, "interval", TestReader::step).orElse(step));
    }

    private static <T> Optional<T> either(YamlMapping test, YamlMapping file, String key, Function<String, T> parser) {
        return test.value(key).isPresent() ? test.parsed(key, parser) : file.parsed(key, parser);
    }

    private static Duration step(String text) {
        Duration step = Durations.parse(text);
        if (step.compareTo(SHORTEST_STEP) < 0) {
            throw new IllegalArgumentException("must be 1s or longer but was \"" + text + "\"");
        }
        return step;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException(
                    "a start must be a time with its offset, such as 2026-11-23T09:00:00+09:00, but was \"" + text
                            + "\"",
                    problem);
        }
    }

    /** The test, unless something in it is wrong. */
    Optional<TestCase> read(Node node) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping("tests", node, findings).namedBy("name");
        entry.expectOnly(TestSection.TEST.names());
        Optional<String> name = entry.requiredText("name", "Say in a sentence what is expected");
        TestCase.Clock own = clock(file, entry);
        ImaginedReader.Imagined happens = imagined.read(entry);
        List<Expectation> expectations = new ArrayList<>();
        ExpectationReader reader = new ExpectationReader(findings, rules);
        entry.list("expect")
                .forEach(item -> reader.read(entry.path("expect"), item).ifPresent(expectations::add));
        if (expectations.isEmpty() && findings.errors() == before) {
            findings.error(
                    entry.path("expect"), node, "the test expects nothing", "Write below expect: what must happen");
        }
        return findings.errors() == before && name.isPresent()
                ? Optional.of(new TestCase(
                        name.get(), findings.place(node), own, happens.series(), happens.events(), expectations))
                : Optional.empty();
    }
}
