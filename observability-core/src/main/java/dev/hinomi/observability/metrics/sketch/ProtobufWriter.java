package dev.hinomi.observability.metrics.sketch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes what a sketch needs of protobuf: varints, doubles, strings, packed numbers and messages within each other.
 * Source: protobuf.dev, "Encoding". Not thread-safe.
 */
final class ProtobufWriter {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;

    private static final int LONGEST_VARINT = 10;
    private static final int FIRST_BYTES = 4096;

    private byte[] buffer = new byte[FIRST_BYTES];
    private ByteBuffer doubles = little(buffer);
    private int length;

    /** What was written: the first {@link #length()} bytes, valid until the next write. */
    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void reset() {
        length = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    /** A field that is left out when it is 0, as proto3 has it. */
    void integer(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
    }

    /** A field that is left out when it is 0, as proto3 has it. */
    void number(int field, double value) {
        if (Double.doubleToRawLongBits(value) != 0) {
            tag(field, FIXED64);
            reserve(Double.BYTES);
            doubles.putDouble(length, value);
            length += Double.BYTES;
        }
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        tag(field, BYTES);
        varint(utf8.length);
        raw(utf8);
    }

    /** Bytes that are encoded already. */
    void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    /** Begins a message or packed numbers; the result is for {@link #close}. */
    int open(int field) {
        tag(field, BYTES);
        return length;
    }

    /** Ends what was begun: its length moves in before it. */
    void close(int start) {
        int size = length - start;
        varint(size);
        int header = length - start - size;
        // The length was written behind; both change places.
        reserve(header);
        System.arraycopy(buffer, start + size, buffer, start + size + header, header);
        System.arraycopy(buffer, start, buffer, start + header, size);
        System.arraycopy(buffer, start + size + header, buffer, start, header);
    }

    void varint(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    /** A number that may be negative, small either way. */
    void zigzag(int value) {
        varint(Integer.toUnsignedLong((value << 1) ^ (value >> 31)));
    }

    private void tag(int field, int type) {
        varint(field << 3 | type);
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
            doubles = little(buffer);
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
