package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedQueriesTest {

    record Documented(String kind, String page, String text) {

        static Documented of(String line) {
            String[] parts = line.split(" \\| ", 3);
            return new Documented(parts[0], parts[1], parts[2]);
        }

        String monitor() {
            String written = text.replace("<METRIC_NAME>", "system.load.1");
            return switch (kind) {
                case "monitor" -> written;
                case "expression" -> "avg(last_5m):" + written;
                case "search" -> "logs(" + SourceText.quoted(written) + ").index(\"*\").rollup(\"count\").last(\"5m\")";
                case "formula" -> "formula(\"" + written + "\").last(\"5m\")";
                default -> "processes(" + SourceText.quoted(written) + ").over(\"*\").rollup(\"count\").last(\"5m\")";
            };
        }

        @Override
        public String toString() {
            return page + ": " + text;
        }
    }

    static Stream<Documented> queries() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DocumentedQueriesTest.class.getResourceAsStream("documented-queries.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(Documented::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatTheDocumentationShowsIsReadAndPrintedSoThatItReadsTheSame(Documented documented) {
        Monitor monitor = Monitor.parse(documented.monitor());
        assertThat(Monitor.parse(monitor.canonical()))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .isEqualTo(monitor);
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        List<Documented> all = queries().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
    }
}
