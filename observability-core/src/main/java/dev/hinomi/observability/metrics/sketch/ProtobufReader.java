package dev.hinomi.observability.metrics.sketch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads back what {@link ProtobufWriter} wrote, one field after the other. Not thread-safe. */
final class ProtobufReader {
    private static final int LONGEST_SHIFT = 63;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int tag;

    /**
     * A reader of a message.
     *
     * @param from its first byte
     * @param end the byte behind its last
     */
    ProtobufReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes to the next field; false behind the last. */
    boolean next() {
        if (at >= end) {
            return false;
        }
        tag = (int) varint();
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    /** Where the next byte is. */
    int position() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_SHIFT; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    int zigzag() {
        int raw = (int) varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    double number() {
        double value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(at);
        at += Double.BYTES;
        return value;
    }

    String text() {
        int length = (int) varint();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** A message or packed numbers. */
    ProtobufReader message() {
        int length = (int) varint();
        at += length;
        return new ProtobufReader(bytes, at - length, at);
    }

    void skip() {
        switch (tag & 7) {
            case ProtobufWriter.VARINT -> varint();
            case ProtobufWriter.FIXED64 -> at += Double.BYTES;
            default -> message();
        }
    }
}
