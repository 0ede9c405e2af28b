package dev.hinomi.sandbox.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a message field by field and believes nothing: what does not fit throws {@link ShapeException}. Source:
 * protobuf.dev/programming-guides/encoding. Not thread-safe.
 */
final class Protobuf {

    /** How the value of a field is written. */
    enum Wire {
        VARINT,
        FIXED64,
        LENGTH,
        OTHER
    }

    private final ByteBuffer bytes;
    private int field;
    private Wire wire = Wire.OTHER;

    Protobuf(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private Protobuf(ByteBuffer message) {
        this.bytes = message.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; false behind the last. */
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long tag = varint();
        int type = (int) (tag & 7);
        field = (int) (tag >>> 3);
        wire = type <= 2 ? Wire.values()[type] : Wire.OTHER;
        if (field == 0 || wire == Wire.OTHER) {
            throw new ShapeException("field " + field + " has wire type " + type + ", which no field here has");
        }
        return true;
    }

    int field() {
        return field;
    }

    boolean hasRemaining() {
        return bytes.hasRemaining();
    }

    long integer() {
        require(Wire.VARINT);
        return varint();
    }

    double number() {
        require(Wire.FIXED64);
        requireBytes(Double.BYTES);
        return bytes.getDouble();
    }

    String text() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(part());
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new ShapeException("field " + field + " is no UTF-8");
        }
    }

    /** A message, or packed numbers. */
    Protobuf message() {
        return new Protobuf(part());
    }

    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> number();
            default -> part();
        }
    }

    /** A number by itself, as packed fields hold them. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            requireBytes(1);
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ShapeException("a number of field " + field + " has more than ten bytes");
    }

    /** A number by itself in zigzag form. */
    long zigzag() {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    private ByteBuffer part() {
        require(Wire.LENGTH);
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new ShapeException(
                    "field " + field + " is said to have " + length + " bytes, but " + bytes.remaining() + " are left");
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return part;
    }

    private void require(Wire expected) {
        if (wire != expected) {
            throw new ShapeException("field " + field + " is written as " + wire + " instead of " + expected);
        }
    }

    private void requireBytes(int count) {
        if (bytes.remaining() < count) {
            throw new ShapeException("the payload ends within field " + field);
        }
    }
}
