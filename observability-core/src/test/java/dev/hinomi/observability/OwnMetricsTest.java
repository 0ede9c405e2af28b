package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.metrics.catalogue.CatalogueJson;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Hinomi emits itself is declared as it asks a service to declare its own. */
class OwnMetricsTest {
    private static final MetricCatalogue CATALOGUE = Observability.catalogue();
    private static final Path LIST = Path.of("src/main/resources", CatalogueJson.RESOURCE);

    @Test
    void nothingIsWrongWithTheDeclarations() {
        assertThat(CATALOGUE.problems()).isEmpty();
    }

    @Test
    void theListInTheJarIsTheOneOfTheCatalogue() throws IOException {
        String expected = CatalogueJson.write(CATALOGUE);
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.createDirectories(LIST.getParent());
            Files.writeString(LIST, expected);
        } else {
            assertThat(LIST)
                    .as("HINOMI_DOCS=write ./mvnw -pl observability-core test writes it anew")
                    .hasContent(expected);
        }
    }

    @Test
    void aToolFindsThemOnTheClassPath() throws IOException {
        MetricCatalogue found = CatalogueJson.onClassPath(getClass().getClassLoader());

        assertThat(found.emits("hinomi.delivery.dropped")).isTrue();
        assertThat(found.emits("hinomi.job.duration.max")).isTrue();
    }
}
