package dev.hinomi.sandbox.web;

import java.nio.charset.StandardCharsets;

/** The bytes of a body. Immutable as long as nobody writes into {@link #bytes}. */
public final class Body {

    /** No bytes. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    /**
     * Wraps bytes.
     *
     * @param bytes the bytes, not copied
     */
    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The bytes of a text in UTF-8.
     *
     * @param text the text
     * @return the body
     */
    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes.
     *
     * @return the bytes themselves, not to be written into
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * How many bytes there are.
     *
     * @return the size in bytes
     */
    public int size() {
        return bytes.length;
    }

    /**
     * The bytes as text in UTF-8.
     *
     * @return the text
     */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The size alone. */
    @Override
    public String toString() {
        return bytes.length + " B";
    }
}
