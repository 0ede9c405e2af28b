package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page shows as code stands in a file that is compiled or run. */
class SnippetsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET =
            Pattern.compile("(<!-- snippet: ([^ #]+)(?:#([a-z-]+))? -->\\n```[a-z]*\\n)(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("(.*)\\n```(?:java|yaml|xml|properties)\\n");

    @Test
    void everySnippetOfThePagesIsWhatStandsInItsFile() throws IOException {
        for (Path page : pages()) {
            String shown = Files.readString(page);
            String expected = SNIPPET.matcher(shown).replaceAll(SnippetsTest::anew);
            if ("write".equals(System.getenv("HINOMI_DOCS"))) {
                Files.writeString(page, expected);
            } else {
                assertThat(shown)
                        .as("%s: HINOMI_DOCS=write ./mvnw -pl examples/career-api test writes it anew", page)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyCodeBlockOfTheReadmeButCommandsIsASnippet() throws IOException {
        Matcher block = CODE.matcher(Files.readString(ROOT.resolve("README.md")));
        List<String> precedingLines = new ArrayList<>();
        while (block.find()) {
            precedingLines.add(block.group(1));
        }
        assertThat(precedingLines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("<!-- snippet: "));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
            return pages;
        }
    }

    private static String anew(MatchResult snippet) {
        String region = region(ROOT.resolve(snippet.group(2)), snippet.group(3));
        return Matcher.quoteReplacement(snippet.group(1) + region + "\n```");
    }

    private static String region(Path file, String tag) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (tag != null) {
                int from = lineWith("tag::" + tag + "[]", lines);
                lines = lines.subList(from + 1, lineWith("end::" + tag + "[]", lines));
            }
            return String.join("\n", lines).stripIndent().strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The snippet's file cannot be read: " + file, e);
        }
    }

    private static int lineWith(String marker, List<String> lines) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(marker)) {
                return line;
            }
        }
        throw new AssertionError("No line says " + marker);
    }
}
