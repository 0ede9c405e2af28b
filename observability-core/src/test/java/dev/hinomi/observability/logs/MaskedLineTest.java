package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.masking.Masker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskedLineTest {
    private static final String SECRET = "4111-1111";

    private final Digits masker = new Digits();
    private final JsonWriter json = new JsonWriter();
    private final LogEncoder encoder = new LogEncoder(
            () -> ServiceIdentity.of("shop-4111-1111"), LogOptions.defaults().withMasker(masker));

    /** Replaces the secret by two characters, and hides what is called a password. */
    private static final class Digits implements Masker {
        private final List<String> seen = new ArrayList<>();
        private final List<String> seenCut = new ArrayList<>();

        @Override
        public boolean hides(String name) {
            return name.contains("password");
        }

        @Override
        public int mask(byte[] buffer, int from, int to, boolean cut) {
            String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            (cut ? seenCut : seen).add(text);
            byte[] masked = text.replace(SECRET, "**").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(masked, 0, buffer, from, masked.length);
            return from + masked.length;
        }
    }

    @Test
    void hidesASecretWhereverTheApplicationSaysIt() {
        Map<String, Object> line = encode(new SampleEvent("card " + SECRET + "!")
                .with("text", "paid with " + SECRET)
                .with("nested", Map.of("list", List.of("a " + SECRET), "maybe", Optional.of(SECRET)))
                .with("any", new StringBuilder(SECRET))
                .failedWith(new IllegalStateException("outer " + SECRET, new IOException("inner " + SECRET))));

        assertThat(line)
                .containsEntry("message", "card **!")
                .containsEntry("text", "paid with **")
                .containsEntry("nested", Map.of("list", List.of("a **"), "maybe", "**"))
                .containsEntry("any", "**")
                .containsEntry("error.message", "outer **");
        assertThat(line.get("error.stack"))
                .asString()
                .startsWith("java.io.IOException: inner **\n\tat ")
                .contains("\nWrapped by: java.lang.IllegalStateException: outer **\n\t");
    }

    @Test
    void hidesASecretInAStackTraceThatIsCut() {
        Exception failure = new IOException("root " + SECRET);
        for (int i = 0; i < 500; i++) {
            failure = new IllegalStateException("level " + SECRET, failure);
        }

        assertThat(encode(new SampleEvent("n").failedWith(failure)).get("error.stack"))
                .asString()
                .contains("root **\n", "level **\n", " more exceptions cut\n")
                .doesNotContain(SECRET);
    }

    @Test
    void showsNothingOfAValueWhoseNameIsHidden() {
        Map<String, Object> line = encode(new SampleEvent("n")
                .with("password", List.of("a", 1))
                .with("password_empty", null)
                .with("user", Map.of("new_password", 7, "name", "x")));

        assertThat(line)
                .containsEntry("password", "[masked]")
                .containsEntry("password_empty", "[masked]")
                .containsEntry("user", Map.of("new_password", "[masked]", "name", "x"));
    }

    @Test
    void leavesWhatItWritesItselfAlone() {
        Map<String, Object> line = encode(new SampleEvent("n")
                .with("dd.trace_id", "6b03-" + SECRET)
                .with("dd.span_id", SECRET)
                .with("dd.service", SECRET));

        assertThat(line)
                .containsEntry("service", "shop-4111-1111")
                .containsEntry("dd.trace_id", "6b03-" + SECRET)
                .containsEntry("dd.span_id", SECRET)
                .containsEntry("dd.service", SECRET)
                .containsEntry("status", "WARN");
        assertThat(masker.seen).containsExactly("n", "http-1");
    }

    @Test
    void handsOverTheInsideOfTheJsonStringWithItsEscapes() {
        encode(new SampleEvent("a\n\"é\""));

        assertThat(masker.seen).contains("a\\n\\\"é\\\"");
    }

    @Test
    void saysWhetherTheTextWasCut() {
        encode(new SampleEvent("m".repeat(100_000)).with("short", "s"));

        assertThat(masker.seenCut).containsExactly("m".repeat(LogLimits.intake().messageBytes()));
        assertThat(masker.seen).contains("s");
    }

    @Test
    void replacesAValueThatItCannotMask() {
        LogEncoder broken = new LogEncoder(
                () -> ServiceIdentity.of("shop"), LogOptions.defaults().withMasker(new Masker() {
                    @Override
                    public boolean hides(String name) {
                        return false;
                    }

                    @Override
                    public int mask(byte[] buffer, int from, int to, boolean cut) {
                        if (buffer[from] == 'p') {
                            throw new IllegalStateException("broken");
                        }
                        return to;
                    }
                }));

        assertThat(encode(broken, new SampleEvent("n").with("value", "p1")))
                .containsEntry("value", "[unreadable: java.lang.IllegalStateException]");
    }

    private Map<String, Object> encode(LogEvent event) {
        return encode(encoder, event);
    }

    private Map<String, Object> encode(LogEncoder by, LogEvent event) {
        json.reset();
        by.encode(event, json);
        return StrictJson.object(json.toString());
    }
}
