package dev.hinomi.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.metrics.AlertGauges;
import dev.hinomi.observability.Observability;
import dev.hinomi.observability.metrics.catalogue.CataloguePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of Hinomi's own metrics in docs/metrics.md is what their declarations say. */
class OwnMetricsDocsTest {

    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final String BEGIN = "<!-- generated: own metrics -->\n";
    private static final String END = "<!-- end generated -->";

    @Test
    void thePageShowsEveryMetricOfOurOwn() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        String table = CataloguePage.table(Observability.catalogue().and(AlertGauges.catalogue()));
        String expected = page.substring(0, from) + table + page.substring(page.indexOf(END, from));
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("write the table anew with HINOMI_DOCS=write ./mvnw -pl spring-autoconfigure test")
                .isEqualTo(expected);
    }
}
