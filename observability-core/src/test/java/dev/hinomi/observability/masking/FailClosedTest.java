package dev.hinomi.observability.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailClosedTest {
    private static final Names NO_NAMES = new Names(List.of());
    private static final Scanner NOTHING = new Scanner(List.of());

    /** A finder that fails at an exclamation mark. */
    private record Failing(Throwable failure) implements Finder {
        @Override
        public String anchors() {
            return "!";
        }

        @Override
        public boolean mayFollow(byte before) {
            return true;
        }

        @Override
        public String label() {
            return "[never]";
        }

        @Override
        public long find(byte[] text, int floor, int at, int to) {
            throw FailClosedTest.<RuntimeException>sneaky(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void showsANoteInsteadOfATextInWhichTheScannerFailed(Throwable failure) {
        Scanner scanner = new Scanner(List.of(new Email(), new Failing(failure)));
        Masker masker = new FailClosedMasker(NO_NAMES, scanner, (buffer, from, to) -> to);

        assertThat(JsonTexts.mask(masker, "taro@example.com, password in the open!"))
                .isEqualTo("[not shown: masking failed]");
        assertThat(masker.failures()).isEqualTo(1);
        assertThat(JsonTexts.mask(masker, "nothing here")).isEqualTo("nothing here");
        assertThat(masker.failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void showsANoteInsteadOfATextInWhichAPatternFailed(Throwable failure) {
        TextPass failing = (buffer, from, to) -> {
            throw FailClosedTest.<RuntimeException>sneaky(failure);
        };
        Masker masker = new FailClosedMasker(NO_NAMES, NOTHING, failing);

        assertThat(JsonTexts.mask(masker, "a text that no pattern has seen")).isEqualTo("[not shown: masking failed]");
        assertThat(masker.failures()).isEqualTo(1);
    }

    @Test
    void showsAsterisksIfThereIsNoRoomForTheNote() {
        Masker masker = new FailClosedMasker(
                NO_NAMES, new Scanner(List.of(new Failing(new IllegalStateException()))), (b, f, t) -> t);

        assertThat(JsonTexts.mask(masker, "secret!")).isEqualTo("***");
        assertThat(JsonTexts.mask(masker, "!")).isEqualTo("*");
    }

    @Test
    @SuppressWarnings("NullAway")
    void hidesAValueWhoseNameCouldNotBeRead() {
        Masker masker = Masking.defaults().masker();

        assertThat(masker.hides(null)).isTrue();
        assertThat(masker.failures()).isEqualTo(1);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("a defect"),
                new NoClassDefFoundError("gone"),
                new StackOverflowError(),
                new OutOfMemoryError());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
