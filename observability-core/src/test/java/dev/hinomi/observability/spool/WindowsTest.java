package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    @ParameterizedTest
    @CsvSource({"99, 0", "159, 0", "160, 10", "800, 50", "1600, 100", "8388608, 100"})
    void areAPartOfTheirFileUpToASizeUnlessThatIsTooLittle(long fullAt, int bytes) {
        assertThat(new Windows(16, 10, 100).bytes(fullAt)).isEqualTo(bytes);
    }

    @Test
    void areNoneForAnyFileWhereTheyAreNotSafe() {
        assertThat(Windows.NONE.bytes(Long.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ext4, true",
        "xfs, true",
        "tmpfs, true",
        "overlay, true",
        "btrfs, false",
        "zfs, false",
        "nfs4, false",
        "fuse.sshfs, false"
    })
    void suitFileSystemsThatKeepTheBlocksOfWhatWasWritten(String fileSystem, boolean suits) {
        assertThat(Windows.suit(fileSystem)).isEqualTo(suits);
    }
}
