package dev.hinomi.observability.spool;

import static dev.hinomi.observability.spool.Spools.offer;
import static dev.hinomi.observability.spool.Spools.peekAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder that others can write to, nothing of theirs is used, and nothing of ours can be read. */
class OtherUsersTest {
    private static final Owner SOMEBODY_ELSE = new Owner(new Named("mallory"));

    private final List<String> warnings = new ArrayList<>();
    private final DurableSpoolOptions options = DurableSpoolOptions.ofDefaults().withWarnings(warnings::add);

    @TempDir
    private Path folder;

    private record Named(String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }
    }

    @Test
    void makesABaseThatOnlyItsOwnerCanEnter() throws IOException {
        Path base = folder.resolve("base");
        DurableSpool spool = DurableSpool.open(base, options);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base)))
                .isEqualTo("rwx------");
        spool.close();
    }

    @Test
    void refusesABaseThatIsALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path base = Files.createSymbolicLink(folder.resolve("base"), elsewhere);
        DurableSpool spool = DurableSpool.open(base, options);
        offer(spool, "1");

        assertThat(spool.outlivesProcess()).isFalse();
        assertThat(peekAll(spool)).containsExactly("1");
        assertThat(Spools.children(elsewhere)).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("symbolic link")
                .contains("name the directory itself");
        spool.close();
    }

    @Test
    void adoptsNoDirectoryThatIsALink() throws IOException {
        Path base = folder.resolve("base");
        DurableSpool ended = DurableSpool.open(base, options);
        offer(ended, "not ours to send");
        Path crashed = Spools.crash(base, folder.resolve("crash"));
        Path planted = folder.resolve("planted");
        Files.createDirectory(planted);
        Path directory = Spools.children(crashed).get(0);
        Files.createSymbolicLink(planted.resolve(String.valueOf(directory.getFileName())), directory);

        DurableSpool spool = DurableSpool.open(planted, options);

        assertThat(spool.recovery()).isEqualTo(Recovery.NOTHING);
        spool.close();
        ended.close();
    }

    @Test
    void locksNoFileThatIsALink() throws IOException {
        Path base = folder.resolve("base");
        DurableSpool ended = DurableSpool.open(base, options);
        offer(ended, "1");
        Path crashed = Spools.crash(base, folder.resolve("crash"));
        Path lock = Spools.children(crashed).get(0).resolve(SpoolDirectory.LOCK);
        Path other = Files.createFile(folder.resolve("other"));
        Files.delete(lock);
        Files.createSymbolicLink(lock, other);

        DurableSpool spool = DurableSpool.open(crashed, options);

        assertThat(spool.recovery()).isEqualTo(Recovery.NOTHING);
        spool.close();
        ended.close();
    }

    @Test
    void ownsAndTrustsWhatItMade() throws IOException {
        Path made = PrivateFiles.createDirectory(folder, "made");

        assertThat(Owner.of(made).owns(made)).isTrue();
        assertThat(Owner.of(made)).isEqualTo(Owner.ofThisProcess(folder.getFileSystem()));
        Owner.of(made).requireTrusted(made);
    }

    @Test
    void adoptsNothingOfAnotherUser() throws IOException {
        Path base = folder.resolve("base");
        DurableSpool ended = DurableSpool.open(base, options);
        offer(ended, "1");
        SpoolBase crashed = new SpoolBase(Spools.crash(base, folder.resolve("crash")), new DiskVolume());

        assertThat(crashed.adoptAll(SOMEBODY_ELSE)).isEmpty();
        ended.close();
    }

    @Test
    void trustsItselfAndRootAndNobodyElse() {
        assertThat(SOMEBODY_ELSE.trusts(new Named("mallory"))).isTrue();
        assertThat(SOMEBODY_ELSE.trusts(new Named("root"))).isTrue();
        assertThat(SOMEBODY_ELSE.trusts(new Named("alice"))).isFalse();
    }
}
