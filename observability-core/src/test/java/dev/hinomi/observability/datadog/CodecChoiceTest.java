package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodecChoiceTest {

    @Test
    void prefersZstdWhereItIsAtHand() {
        assertThat(CodecChoice.of(Compression.AUTO).current().contentEncoding()).isEqualTo("zstd");
        assertThat(CodecChoice.of(Compression.GZIP).current().contentEncoding()).isEqualTo("gzip");
    }

    @Test
    void saysNothingWhereZstdIsAbsent() {
        CodecChoice choice = CodecChoice.preferring(() -> {
            throw new NoClassDefFoundError("com/github/luben/zstd/ZstdOutputStreamNoFinalizer");
        });

        assertThat(choice.current().contentEncoding()).isEqualTo("gzip");
        assertThat(choice.takeNote()).isEmpty();
    }

    @Test
    void saysOnceThatTheNativeLibraryCannotBeLoaded() {
        CodecChoice choice = CodecChoice.preferring(() -> {
            throw new UnsatisfiedLinkError("/tmp/libzstd-jni.so: failed to map segment");
        });

        assertThat(choice.current().contentEncoding()).isEqualTo("gzip");
        assertThat(choice.takeNote())
                .hasValueSatisfying(note -> assertThat(note).contains("are sent gzipped", "failed to map segment"));
        assertThat(choice.current().contentEncoding()).isEqualTo("gzip");
        assertThat(choice.takeNote()).isEmpty();
    }

    @Test
    void believesARefusalOfAGzippedBody() {
        CodecChoice choice = CodecChoice.of(Compression.GZIP);

        assertThat(choice.isDoubtful(400, 1)).isFalse();
        assertThat(choice.isDoubtful(415, 1)).isFalse();
    }

    @Test
    void believesARefusalOfWhatABatchHoldsOnceTheCodecIsProvenExceptOfTheLastEntry() {
        CodecChoice choice = CodecChoice.of(Compression.AUTO);
        assertThat(choice.isDoubtful(400, 1000)).isTrue();

        choice.taken();

        assertThat(choice.isDoubtful(400, 1000)).isFalse();
        assertThat(choice.isDoubtful(400, 1)).isTrue();
        assertThat(choice.isDoubtful(415, 1000)).isTrue();
        assertThat(choice.isDoubtful(413, 1)).isFalse();
    }
}
