package dev.hinomi.sandbox.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.sandbox.store.Span;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class TracePayloadTest {

    private static final BigInteger LOW = new BigInteger("f212df04bd92f455", 16);
    private static final long START = 1_795_444_547_000_000_123L;

    @Test
    void mapsBecomeSpans() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(1).packArrayHeader(2);
            span(packer, 1, 0, "_dd.p.tid", "6b03aec500000000");
            span(packer, 2, 1, "k", "v");

            List<Span> spans = TracePayload.V04.read(packer.toByteArray());

            assertThat(spans).hasSize(2);
            assertThat(spans)
                    .allSatisfy(span -> assertThat(span.traceId().hex()).isEqualTo("6b03aec500000000f212df04bd92f455"));
            assertSpan(spans.get(1));
        }
    }

    @Test
    void arraysOverATableOfStringsBecomeSpans() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            List<String> table =
                    List.of("", "career-api", "op", "GET /jobs", "web", "k", "v", "_dd.p.tid", "6b03aec500000000", "m");
            packer.packArrayHeader(2).packArrayHeader(table.size());
            for (String text : table) {
                packer.packString(text);
            }
            packer.packArrayHeader(1).packArrayHeader(2);
            indexed(packer, 1, 0, 7, 8);
            indexed(packer, 2, 1, 5, 6);

            List<Span> spans = TracePayload.V05.read(packer.toByteArray());

            assertThat(spans)
                    .allSatisfy(span -> assertThat(span.traceId().hex()).isEqualTo("6b03aec500000000f212df04bd92f455"));
            assertSpan(spans.get(1));
        }
    }

    @Test
    void anythingElseIsRefusedWithAReason() {
        assertThatThrownBy(() -> TracePayload.V04.read(new byte[] {(byte) 0xc1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("V04");
        assertThatThrownBy(() -> TracePayload.V05.read(new byte[] {(byte) 0x91, (byte) 0x90}))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> TracePayload.V04.read(new byte[0])).isInstanceOf(IOException.class);
    }

    private static void assertSpan(Span span) {
        assertThat(span.spanId()).isEqualTo("2");
        assertThat(span.parentId()).isEqualTo("1");
        assertThat(span.service()).isEqualTo("career-api");
        assertThat(span.name()).isEqualTo("op");
        assertThat(span.resource()).isEqualTo("GET /jobs");
        assertThat(span.type()).isEqualTo("web");
        assertThat(span.start()).isEqualTo(Instant.ofEpochSecond(0, START));
        assertThat(span.duration()).isEqualTo(Duration.ofMillis(5));
        assertThat(span.error()).isTrue();
        assertThat(span.meta()).containsEntry("k", "v");
        assertThat(span.metrics()).containsEntry("m", 1.5);
    }

    private static void span(MessageBufferPacker packer, long id, long parent, String key, String value)
            throws IOException {
        packer.packMapHeader(12);
        packer.packString("trace_id").packBigInteger(LOW);
        packer.packString("span_id").packLong(id);
        packer.packString("parent_id").packLong(parent);
        packer.packString("service").packString("career-api");
        packer.packString("name").packString("op");
        packer.packString("resource").packString("GET /jobs");
        packer.packString("type").packString("web");
        packer.packString("start").packLong(START);
        packer.packString("duration").packLong(5_000_000);
        packer.packString("error").packInt(1);
        packer.packString("meta").packMapHeader(1).packString(key).packString(value);
        packer.packString("metrics").packMapHeader(1).packString("m").packDouble(1.5);
    }

    private static void indexed(MessageBufferPacker packer, long id, long parent, int key, int value)
            throws IOException {
        packer.packArrayHeader(12).packInt(1).packInt(2).packInt(3);
        packer.packBigInteger(LOW)
                .packLong(id)
                .packLong(parent)
                .packLong(START)
                .packLong(5_000_000)
                .packInt(1);
        packer.packMapHeader(1).packInt(key).packInt(value);
        packer.packMapHeader(1).packInt(9).packDouble(1.5);
        packer.packInt(4);
    }
}
