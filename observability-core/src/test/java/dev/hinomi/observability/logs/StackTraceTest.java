package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.masking.Masker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {

    @Test
    void beginsWithTheRootCauseAndOmitsWhatStandsThereAlready() {
        Exception root =
                SampleThrown.with(new IOException("reset"), "a.Socket.read:1", "a.Client.get:2", "a.Main.main:3");
        Exception middle =
                SampleThrown.with(new IllegalStateException("no answer", root), "a.Client.get:9", "a.Main.main:3");
        Exception outer = SampleThrown.with(new RuntimeException(middle), "a.Main.run:4", "a.Main.main:3");

        assertThat(stack(outer)).isEqualTo("""
                java.io.IOException: reset
                	at a.Socket.read(Socket.java:1)
                	at a.Client.get(Client.java:2)
                	at a.Main.main(Main.java:3)
                Wrapped by: java.lang.IllegalStateException: no answer
                	at a.Client.get(Client.java:9)
                	... 1 common frames omitted
                Wrapped by: java.lang.RuntimeException: java.lang.IllegalStateException: no answer
                	at a.Main.run(Main.java:4)
                	... 1 common frames omitted
                """);
    }

    @Test
    void keepsTheKindAndMessageOfWhatWasLogged() {
        Map<String, Object> error =
                written(new IllegalStateException("outer", new IOException("inner")), ErrorOptions.defaults());

        assertThat(error)
                .containsEntry("error.kind", "java.lang.IllegalStateException")
                .containsEntry("error.message", "outer");
        assertThat(error.get("error.stack")).asString().startsWith("java.io.IOException: inner\n");
    }

    @Test
    void countsFramesOfReflectionProxiesAndFilterChainsInsteadOfListingThem() {
        Exception failure = SampleThrown.with(
                new IOException("reset"),
                "a.Jobs.apply:1",
                "a.Jobs$$SpringCGLIB$$0.apply:0",
                "org.springframework.aop.framework.CglibAopProxy.proceed:1",
                "jdk.internal.reflect.GeneratedMethodAccessor12.invoke:0",
                "java.lang.reflect.Method.invoke:1",
                "a.Web.post:2",
                "jdk.proxy2.$Proxy7.post:0",
                "a.Filter.doFilter:3",
                "org.apache.catalina.core.ApplicationFilterChain.doFilter:4",
                "org.springframework.web.filter.OncePerRequestFilter.doFilter:5");

        assertThat(stack(failure)).isEqualTo("""
                java.io.IOException: reset
                	at a.Jobs.apply(Jobs.java:1)
                	... 4 frames excluded
                	at a.Web.post(Web.java:2)
                	... 1 frame excluded
                	at a.Filter.doFilter(Filter.java:3)
                	... 2 frames excluded
                """);
    }

    @Test
    void listsAnExcludedFrameWhereTheExceptionWasThrown() {
        Exception failure = SampleThrown.with(
                new IllegalArgumentException("argument type mismatch"),
                "java.lang.reflect.Method.invoke:1",
                "java.lang.reflect.Method.invoke:2");

        assertThat(stack(failure)).isEqualTo("""
                java.lang.IllegalArgumentException: argument type mismatch
                	at java.lang.reflect.Method.invoke(Method.java:1)
                	... 1 frame excluded
                """);
    }

    @Test
    void excludesWhatItIsTold() {
        ErrorOptions told = ErrorOptions.defaults().withExcludedFrames(List.of("a.Retry."));
        Exception failure = SampleThrown.with(
                new IOException("reset"), "a.Jobs.apply:1", "a.Retry.call:2", "java.lang.reflect.Method.invoke:1");

        assertThat(stack(failure, told))
                .contains("\t... 1 frame excluded\n\tat java.lang.reflect.Method.invoke(Method.java:1)\n");
    }

    @Test
    void listsSuppressedFailuresWithTheirOwnCausesBelowTheirOwner() {
        Exception rollback = SampleThrown.with(
                new IllegalStateException("rollback", SampleThrown.with(new IOException("gone"), "a.Db.send:7")),
                "a.Db.rollback:5",
                "a.Main.main:3");
        Exception failure = SampleThrown.with(new IOException("reset"), "a.Db.commit:1", "a.Main.main:3");
        failure.addSuppressed(rollback);

        assertThat(stack(failure)).isEqualTo("""
                java.io.IOException: reset
                	at a.Db.commit(Db.java:1)
                	at a.Main.main(Main.java:3)
                	Suppressed: java.io.IOException: gone
                		at a.Db.send(Db.java:7)
                	Wrapped by: java.lang.IllegalStateException: rollback
                		at a.Db.rollback(Db.java:5)
                		... 1 common frames omitted
                """);
    }

    @Test
    void endsACircleOfCausesBelowTheLastOneThatIsNew() {
        Exception first = SampleThrown.with(new IllegalStateException("first"), "a.A.a:1");
        Exception second = SampleThrown.with(new IOException("second", first), "a.B.b:1");
        first.initCause(second);

        assertThat(stack(first)).isEqualTo("""
                java.io.IOException: second
                	at a.B.b(B.java:1)
                Caused by: [circular reference: java.lang.IllegalStateException]
                Wrapped by: java.lang.IllegalStateException: first
                	at a.A.a(A.java:1)
                """);
    }

    @Test
    void keepsTheTopOfEachTraceAndSaysHowMuchItCut() {
        Exception root = SampleThrown.with(new IOException("root"), sites("a.Deep.down", 700));
        Exception wrapper = SampleThrown.with(new RuntimeException("wrapper", root), sites("a.High.up", 700));

        String stack = stack(wrapper);

        assertThat(bytes(stack)).isBetween(24_000, ErrorOptions.MOST_STACK_BYTES);
        assertThat(stack)
                .startsWith("java.io.IOException: root\n\tat a.Deep.down(Deep.java:0)\n\tat a.Deep.down(Deep.java:1)\n")
                .contains("\nWrapped by: java.lang.RuntimeException: wrapper\n\tat a.High.up(High.java:0)\n");
        int listed =
                (int) stack.lines().filter(line -> line.startsWith("\tat ")).count();
        assertThat(cutFrames(stack)).isEqualTo(1_400 - listed);
        assertThat(stack.lines().filter(line -> line.startsWith("\tat a.Deep")).count())
                .isBetween(listed / 2 - 20L, listed / 2 + 20L);
    }

    @Test
    void givesTheRoomThatAShortTraceLeavesToALongOne() {
        Exception root = SampleThrown.with(new IOException("root"), sites("a.Deep.down", 1_000));
        Exception wrapper = SampleThrown.with(new RuntimeException("wrapper", root), sites("a.High.up", 3));

        assertThat(stack(wrapper)).endsWith("at a.High.up(High.java:2)\n").hasSizeGreaterThan(22_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {ErrorOptions.LEAST_STACK_BYTES, 10_000, ErrorOptions.MOST_STACK_BYTES})
    void staysBelowItsLimitWhateverTheTextHolds(int maxBytes) {
        ErrorOptions limited = ErrorOptions.defaults().withMaxStackBytes(maxBytes);
        for (String text : List.of("x", "\"\\", "\u0001", "\n\t", "é", "火", "\ud83d\udd25", "\ud83d", "\u2028")) {
            Throwable failure = new IOException(text.repeat(5_000));
            for (int i = 0; i < 300; i++) {
                failure = new IllegalStateException(text.repeat(i), failure);
                failure.addSuppressed(new IOException(text.repeat(30)));
            }

            String stack = stack(failure, limited);

            assertThat(bytes(stack)).as(text).isLessThanOrEqualTo(maxBytes);
            assertThat(stack)
                    .startsWith("java.io.IOException: " + (text.equals("\ud83d") ? "\ufffd" : text.substring(0, 1)))
                    .endsWith(" exceptions cut\n");
        }
    }

    @Test
    void cutsALongMessageAndSaysSo() {
        String firstLine = stack(new IOException("m".repeat(5_000_000)))
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(firstLine)
                .startsWith("java.io.IOException: mmm")
                .endsWith("mmm[…]")
                .hasSizeLessThan(2_048);
    }

    @Test
    void replacesAFailureThatCannotBeRead() {
        Exception broken = new Exception() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("no");
            }
        };

        assertThat(stack(broken)).isEqualTo("[unreadable: java.lang.IllegalStateException]");
    }

    @Test
    void remembersABoundedNumberOfFrames() {
        Frames frames = new Frames(List.of());
        IntStream.range(0, 10_000).forEach(i -> frames.of(new StackTraceElement("a.B", "c", "B.java", i)));

        assertThat(frames.kept()).isBetween(1, 4_096);
    }

    private static String[] sites(String method, int count) {
        return IntStream.range(0, count).mapToObj(i -> method + ":" + i).toArray(String[]::new);
    }

    private static int cutFrames(String stack) {
        return stack.lines()
                .filter(line -> line.endsWith(" frames cut"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }

    private String stack(Throwable failure) {
        return stack(failure, ErrorOptions.defaults());
    }

    private String stack(Throwable failure, ErrorOptions options) {
        return (String) written(failure, options).get("error.stack");
    }

    private static Map<String, Object> written(Throwable failure, ErrorOptions options) {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        new ErrorWriter(LogLimits.intake(), new Texts(Masker.NONE), new Frames(options.excludedFrames()))
                .write(SampleThrown.of(failure), options.maxStackBytes(), Integer.MAX_VALUE, json);
        json.endObject();
        return StrictJson.object(json.toString());
    }

    private static int bytes(String text) {
        return new JsonWriter().value(text).length() - 2;
    }
}
