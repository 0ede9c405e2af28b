package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentMetadataTest {
    private static final SeriesMetadata ORDERS = Metadata.of("shop.orders");

    @TempDir
    Path folder;

    @Test
    void whatWasToldIsKnownToTheNextProcess() {
        opened("datadog").add(ORDERS);

        assertThat(opened("datadog").has(ORDERS)).isTrue();
        assertThat(opened("datadog").has(Metadata.of("shop.pay"))).isFalse();
    }

    @Test
    void whatAnotherProcessTellsMeanwhileIsKnownToo() {
        SentMetadata ours = opened("datadog");
        assertThat(ours.has(ORDERS)).isFalse();

        opened("datadog").add(ORDERS);

        assertThat(ours.has(ORDERS)).isTrue();
    }

    @Test
    void aNewDescriptionIsToldAnewAndTheLastOneCounts() {
        SeriesMetadata changed = Metadata.described("shop.orders", "Orders that were paid");
        opened("datadog").add(ORDERS);

        assertThat(opened("datadog").has(changed)).isFalse();
        opened("datadog").add(changed);

        assertThat(opened("datadog").has(changed)).isTrue();
        assertThat(opened("datadog").has(ORDERS)).isFalse();
    }

    @Test
    void whatAnotherOrganisationWasToldCountsForNothing() {
        opened("datadog").add(ORDERS);

        assertThat(opened("sandbox").has(ORDERS)).isFalse();
    }

    @Test
    void aTornOrForeignLineIsPassedOver() throws IOException {
        SentMetadata ours = opened("datadog");
        ours.add(ORDERS);
        Files.writeString(file(), "\u00ff\u0000 nonsense\n0123", StandardOpenOption.APPEND);

        assertThat(opened("datadog").has(ORDERS)).isTrue();
    }

    @Test
    void aFileThatHasGrownWithoutEndIsBegunAnew() throws IOException {
        opened("datadog").add(ORDERS);
        Files.writeString(file(), "x".repeat(1024 * 1024), StandardOpenOption.APPEND);

        assertThat(opened("datadog").has(ORDERS)).isFalse();
        assertThat(file()).doesNotExist();
    }

    @Test
    void withoutAFolderItIsRememberedInThisProcess() {
        SentMetadata ours = SentMetadata.in(Optional.empty(), "datadog");
        ours.add(ORDERS);

        assertThat(ours.has(ORDERS)).isTrue();
    }

    @Test
    void aFolderThatDoesNotExistIsNotMadeAndCostsNothing() {
        Path absent = folder.resolve("absent");
        SentMetadata ours = SentMetadata.in(Optional.of(absent), "datadog");
        ours.add(ORDERS);

        assertThat(ours.has(ORDERS)).isTrue();
        assertThat(absent).doesNotExist();
    }

    private SentMetadata opened(String recipient) {
        return SentMetadata.in(Optional.of(folder), recipient);
    }

    private Path file() {
        return folder.resolve("metadata.sent");
    }
}
