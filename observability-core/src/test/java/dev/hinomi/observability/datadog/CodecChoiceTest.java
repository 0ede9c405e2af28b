package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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
    void gzipsInAServiceWithoutTheLibrary() throws Exception {
        try (URLClassLoader without = new WithoutZstd()) {
            Class<?> compression = Class.forName(Compression.class.getName(), true, without);
            Object auto = compression.getField("AUTO").get(null);
            Object choice = call(without, CodecChoice.class, "of", null, auto);

            Object codec = call(without, CodecChoice.class, "current", choice);

            assertThat(codec.getClass().getName()).isEqualTo(GzipCodec.class.getName());
        }
    }

    private static Object call(ClassLoader loader, Class<?> type, String name, Object on, Object... with)
            throws Exception {
        for (Method method : Class.forName(type.getName(), true, loader).getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method.invoke(on, with);
            }
        }
        throw new NoSuchMethodException(type + " has no method " + name + ".");
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

    /** Loads this package anew, and nothing of zstd-jni. */
    private static final class WithoutZstd extends URLClassLoader {
        private WithoutZstd() {
            super(
                    new URL[] {
                        CodecChoice.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    CodecChoiceTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.github.luben.")) {
                throw new ClassNotFoundException(name + " is absent.");
            }
            if (name.startsWith(CodecChoice.class.getPackageName())) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
            return super.loadClass(name, resolve);
        }
    }
}
