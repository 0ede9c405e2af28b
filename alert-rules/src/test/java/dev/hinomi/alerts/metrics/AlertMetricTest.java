package dev.hinomi.alerts.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.metrics.catalogue.CatalogueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlertMetricTest {
    private static final Path LIST = Path.of("src/main/resources", CatalogueJson.RESOURCE);

    @Test
    void nothingIsWrongWithTheDeclarations() {
        assertThat(AlertGauges.catalogue().problems()).isEmpty();
    }

    @Test
    void theListInTheJarIsTheOneOfTheCatalogue() throws IOException {
        String expected = CatalogueJson.write(AlertGauges.catalogue());
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.createDirectories(LIST.getParent());
            Files.writeString(LIST, expected);
        } else {
            assertThat(LIST)
                    .as("HINOMI_DOCS=write ./mvnw -pl alert-rules test writes it anew")
                    .hasContent(expected);
        }
    }
}
