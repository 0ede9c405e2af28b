package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReservedNamesTest {
    @Test
    void areThoseThatTheReferenceLists() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "logs.md"));
        String table = page.substring(page.indexOf("| meaning | names |"), page.indexOf("Names to which Datadog"));

        List<String> listed = Pattern.compile("`([^`]+)`")
                .matcher(table)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(ReservedNames.all());
    }

    @Test
    void areWrittenWithAPrefixAndOthersAsTheyAre() {
        assertThat(ReservedNames.forApplication("status")).isEqualTo("app.status");
        assertThat(ReservedNames.forApplication("http.url")).isEqualTo("http.url");
    }
}
