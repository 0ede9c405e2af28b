package dev.hinomi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.benchmarks.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/benchmarks.md says about runs is what they say of themselves, and what came out of them last. */
class BenchmarksDocsTest {
    private static final Path PAGE = Path.of("../docs/benchmarks.md");
    private static final Path RESULTS = Path.of("results");
    private static final String BEGIN = "<!-- generated: %s -->\n";
    private static final String END = "<!-- end generated -->";

    @Test
    void thePageShowsEveryRunWithWhatItMustReachAndItsLastOutput() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page;
        for (Kind kind : Kind.ALL) {
            expected = withSection(kind, expected);
        }
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("write the page anew with HINOMI_DOCS=write ./mvnw verify")
                .isEqualTo(expected);
    }

    @Test
    void everyResultIsOfARunThatExists() throws IOException {
        List<String> names = Kind.ALL.stream()
                .flatMap(kind -> kind.runs().stream())
                .map(Run::name)
                .toList();
        try (Stream<Path> files = Files.list(RESULTS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .isSubsetOf(names);
        }
    }

    private static String withSection(Kind kind, String page) throws IOException {
        String begin = BEGIN.formatted(kind.label());
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + section(kind) + page.substring(page.indexOf(END, from));
    }

    private static String section(Kind kind) throws IOException {
        StringBuilder table = new StringBuilder("| " + kind.label() + " | what it does and must reach |\n|---|---|\n");
        StringBuilder lines = new StringBuilder();
        for (Run run : kind.runs()) {
            table.append("| `")
                    .append(run.name())
                    .append("` | ")
                    .append(run.what())
                    .append(" |\n");
            lines.append(new Results(RESULTS).last(run.name()).orElse(run.name() + " has not been run yet"))
                    .append('\n');
        }
        return table + "\nLast output:\n\n```text\n" + lines + "```\n";
    }
}
