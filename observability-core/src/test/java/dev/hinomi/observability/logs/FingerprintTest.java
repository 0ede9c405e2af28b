package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    private static final int BUILDS = 100;

    private final Fingerprints fingerprints = new Fingerprints(new Frames(ErrorOptions.DEFAULT_EXCLUDED_FRAMES));

    @Test
    void hasSixteenHexDigitsThatStayTheSameForEver() {
        Exception failure = SampleThrown.with(new IOException("reset"), "com.example.Jobs.apply:17");

        assertThat(fingerprint(failure)).isEqualTo("b92a49d8f8e39e02");
    }

    @Test
    void isTheSameOverAHundredBuilds() {
        Set<String> fingerprints = new HashSet<>();
        IntStream.range(0, BUILDS).forEach(build -> fingerprints.add(fingerprint(failureOfBuild(new Random(build)))));

        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void differsBetweenAThousandSites() {
        Set<String> fingerprints = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String site = "com.example.Service" + i / 40 + ".step" + i % 40 + ":7";
            fingerprints.add(fingerprint(SampleThrown.with(new IOException(), site, "com.example.Main.main:1")));
        }

        assertThat(fingerprints).hasSize(1_000);
    }

    @Test
    void differsBetweenCallersOfTheSameMethodOfTheJdk() {
        assertThat(fingerprint(parsedBy("com.example.Orders.read:1")))
                .isNotEqualTo(fingerprint(parsedBy("com.example.Prices.read:1")));
    }

    @Test
    void differsWhenAnotherExceptionWasTheCause() {
        String[] site = {"com.example.Jobs.apply:17"};
        Exception refused = SampleThrown.with(new IOException(new IllegalStateException()), site);
        Exception broken = SampleThrown.with(new IOException(new IllegalArgumentException()), site);

        assertThat(fingerprint(refused)).isNotEqualTo(fingerprint(broken));
    }

    @Test
    void doesNotReadMessages() {
        assertThat(fingerprint(SampleThrown.with(new IOException("order 17"), "a.B.c:1")))
                .isEqualTo(fingerprint(SampleThrown.with(new IOException("order 18"), "a.B.c:1")));
    }

    @Test
    void knowsAFailureInsideOfTheJdkByItsFirstMethods() {
        assertThat(fingerprint(SampleThrown.with(new IOException(), "java.util.Timer.run:1")))
                .isNotEqualTo(fingerprint(SampleThrown.with(new IOException(), "java.util.Scanner.next:1")));
    }

    @Test
    void readsAFailureWithoutAnyFrame() {
        assertThat(fingerprint(SampleThrown.with(new NullPointerException())))
                .isNotEqualTo(fingerprint(SampleThrown.with(new ClassCastException())));
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.Jobs$$SpringCGLIB$$0, com.example.Jobs",
        "com.example.Jobs$$EnhancerBySpringCGLIB$$1a2b3c, com.example.Jobs",
        "com.example.Jobs$$FastClassBySpringCGLIB$$9f, com.example.Jobs",
        "com.example.Jobs$$Lambda$14/0x0000000800c03000, com.example.Jobs",
        "com.example.Jobs$$Lambda/0x00007f, com.example.Jobs",
        "com.example.Job$HibernateProxy$kA8xQ2, com.example.Job",
        "com.example.Jobs_$$_jvst1f2_3, com.example.Jobs",
        "jdk.proxy2.$Proxy117, jdk.proxy2.$Proxy",
        "com.example.Jobs$12, com.example.Jobs$",
        "com.example.Jobs$12$Inner, com.example.Jobs$$Inner",
        "com.example.V1Api, com.example.V1Api",
        "com.example.Jobs$Builder, com.example.Jobs$Builder"
    })
    void leavesOutOfAClassNameWhatChangesFromBuildToBuild(String name, String stable) {
        assertThat(StableName.ofClass(name)).isEqualTo(stable);
    }

    @ParameterizedTest
    @CsvSource({"lambda$apply$3, lambda$apply$", "access$000, access$", "apply2, apply2", "<init>, <init>"})
    void leavesOutOfAMethodNameWhatChangesFromBuildToBuild(String name, String stable) {
        assertThat(StableName.ofMethod(name)).isEqualTo(stable);
    }

    @ParameterizedTest
    @MethodSource("dev.hinomi.observability.fixtures.Seeds#seeds")
    void readsAnyName(long seed) {
        Random random = new Random(seed);
        String alphabet = "$Proxy0123/_.jvstLambda火";
        for (int i = 0; i < 100; i++) {
            StringBuilder name = new StringBuilder();
            random.ints(random.nextInt(30), 0, alphabet.length()).forEach(at -> name.append(alphabet.charAt(at)));

            assertThat(StableName.ofClass(name.toString()).length()).isLessThanOrEqualTo(name.length());
        }
    }

    private static Exception parsedBy(String caller) {
        return SampleThrown.with(
                new NumberFormatException(),
                "java.lang.NumberFormatException.forInputString:67",
                "java.lang.Integer.parseInt:668",
                caller,
                "com.example.Main.main:1");
    }

    private static Exception failureOfBuild(Random build) {
        Exception root = SampleThrown.with(
                new IOException("order " + build.nextInt()),
                "com.example.Jobs.lambda$apply$" + build.nextInt(90) + ":" + line(build),
                "com.example.Jobs$$Lambda$" + build.nextInt(90) + "/0x" + Long.toHexString(build.nextLong()) + ".run:0",
                "com.example.Jobs$" + build.nextInt(9) + ".call:" + line(build),
                "com.example.Jobs$$SpringCGLIB$$" + build.nextInt(9) + ".apply:0",
                "jdk.internal.reflect.GeneratedMethodAccessor" + build.nextInt(900) + ".invoke:0",
                "java.lang.reflect.Method.invoke:" + line(build),
                "jdk.proxy" + build.nextInt(4) + ".$Proxy" + build.nextInt(200) + ".apply:0",
                "com.example.Web.post:" + line(build));
        return SampleThrown.with(
                new IllegalStateException("attempt " + build.nextInt(), root),
                "com.example.Web.access$" + build.nextInt(9) + "00:" + line(build),
                "com.example.Web.post:" + line(build));
    }

    private static int line(Random build) {
        return 1 + build.nextInt(2_000);
    }

    private String fingerprint(Throwable failure) {
        return HexFormat.of().toHexDigits(fingerprints.of(SampleThrown.of(failure)));
    }
}
