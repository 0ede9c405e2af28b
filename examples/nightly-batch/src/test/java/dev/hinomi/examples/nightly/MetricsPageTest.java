package dev.hinomi.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.metrics.catalogue.CatalogueJson;
import dev.hinomi.observability.metrics.catalogue.CataloguePage;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page and the list of this job's metrics say what the code says. */
class MetricsPageTest {

    private static final MetricCatalogue CATALOGUE = MetricCatalogue.of(NightlyMetrics.values());

    @Test
    void thePageIsTheOneOfTheCatalogue() throws IOException {
        keptEqual(Path.of("docs/metrics.md"), CataloguePage.of("Metrics of nightly-batch", CATALOGUE));
    }

    @Test
    void theListInTheJarIsTheOneOfTheCatalogue() throws IOException {
        keptEqual(Path.of("src/main/resources", CatalogueJson.RESOURCE), CatalogueJson.write(CATALOGUE));
    }

    @Test
    void aToolFindsOnTheClassPathWhatTheServiceEmits() throws IOException {
        MetricCatalogue found = CatalogueJson.onClassPath(getClass().getClassLoader());

        assertThat(found.emits("career.index.documents")).isTrue();
        assertThat(found.emits("career.index.documents.count")).isFalse();
    }

    @Test
    void nothingIsWrongWithTheDeclarations() {
        assertThat(CATALOGUE.problems()).isEmpty();
    }

    private static void keptEqual(Path file, String expected) throws IOException {
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        } else {
            assertThat(Files.readString(file))
                    .as("%s: HINOMI_DOCS=write ./mvnw -pl examples/nightly-batch test writes it anew", file)
                    .isEqualTo(expected);
        }
    }
}
