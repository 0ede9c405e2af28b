package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page shows as code stands in a file that is compiled or run. */
class SnippetsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: ([^ #]+)(?:#([a-z-]+))? -->\\n```[a-z]*\\n(.*?)\\n```", Pattern.DOTALL);

    private record Snippet(Path page, Path file, String tag, String shown) {}

    @Test
    void everySnippetOfThePagesIsWhatStandsInItsFile() throws IOException {
        List<Snippet> snippets = snippets();
        assertThat(snippets).as("the README shows code").anyMatch(snippet -> snippet.page().endsWith("README.md"));
        for (Snippet snippet : snippets) {
            assertThat(snippet.shown())
                    .as("%s shows %s#%s", snippet.page().getFileName(), snippet.file(), snippet.tag())
                    .isEqualTo(region(snippet));
        }
    }

    @Test
    void everyCodeBlockOfTheReadmeButCommandsIsASnippet() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("(.*)\\n```(java|yaml|xml|properties)\\n").matcher(readme);
        List<String> loose = new ArrayList<>();
        while (block.find()) {
            if (!block.group(1).startsWith("<!-- snippet: ")) {
                loose.add(block.group(0));
            }
        }
        assertThat(loose).isEmpty();
    }

    private static List<Snippet> snippets() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(page -> page.toString().endsWith(".md")).toList());
            pages.add(ROOT.resolve("README.md"));
            List<Snippet> found = new ArrayList<>();
            for (Path page : pages) {
                Matcher matcher = SNIPPET.matcher(Files.readString(page));
                while (matcher.find()) {
                    String tag = matcher.group(2) == null ? "" : matcher.group(2);
                    found.add(new Snippet(page, ROOT.resolve(matcher.group(1)), tag, matcher.group(3)));
                }
            }
            return found;
        }
    }

    private static String region(Snippet snippet) throws IOException {
        List<String> lines = Files.readAllLines(snippet.file());
        if (!snippet.tag().isEmpty()) {
            int from = indexOf(lines, "tag::" + snippet.tag() + "[]");
            lines = lines.subList(from + 1, indexOf(lines, "end::" + snippet.tag() + "[]"));
        }
        return lines.stream().collect(Collectors.joining("\n")).stripIndent().strip();
    }

    private static int indexOf(List<String> lines, String marker) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(marker)) {
                return line;
            }
        }
        throw new AssertionError("There is no " + marker);
    }
}
