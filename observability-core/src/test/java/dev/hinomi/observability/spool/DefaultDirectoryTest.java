package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefaultDirectoryTest {
    private static final Path TEMPORARY = Path.of("tmp");

    @Test
    void namesTheUserAndTheService() {
        assertThat(directory("alice", "shop-api")).isEqualTo(TEMPORARY.resolve("hinomi-alice@shop-api"));
    }

    @Test
    void neverLeavesTheFolderForTemporaryFilesWhateverTheService() {
        assertThat(Stream.of("../etc", "/etc", "..", "a/b", "", "a\0b", "ü\\*?"))
                .allSatisfy(service -> assertThat(
                                directory("alice", service).toAbsolutePath().getParent())
                        .isEqualTo(TEMPORARY.toAbsolutePath()));
    }

    @Test
    void isAnotherForEveryUserAndService() {
        Set<Path> directories = Stream.of("a", "a@b", "a_b", "a/b", "b")
                .flatMap(service -> Stream.of("a", "b", "a@a").map(user -> directory(user, service)))
                .collect(Collectors.toSet());

        assertThat(directories).hasSize(15);
    }

    private static Path directory(String user, String service) {
        return DefaultDirectory.of(TEMPORARY, user, service);
    }
}
