package dev.hinomi.sandbox.slack.socket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames of RFC 6455, as a server reads and writes them: text, ping, pong and close. One thread reads; any may write.
 */
final class Frames {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MOST_BYTES = 1 << 20;

    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();

    Frames(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * The next text; pings before it are answered.
     *
     * @throws EOFException when the client closes
     * @throws IOException when it breaks off or speaks otherwise than the RFC allows
     */
    String readText() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload();
            int kind = first & 0x0F;
            if (kind == TEXT || kind == CONTINUATION) {
                text.write(payload);
                if (text.size() > MOST_BYTES) {
                    throw new IOException("A message of more than " + MOST_BYTES + " bytes");
                }
                if ((first & FINAL) != 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
            } else if (kind == CLOSE) {
                write(CLOSE, payload);
                throw new EOFException("The client closed the web socket");
            } else if (kind == PING) {
                write(PING + 1, payload);
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        if ((second & MASKED) == 0) {
            throw new IOException("A frame that is not masked: RFC 6455 section 5.1 wants a client to mask all");
        }
        long length = second & 0x7F;
        if (length == LENGTH_16) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_64) {
            length = in.readLong();
        }
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("A frame of " + length + " bytes");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        return payload;
    }

    void writeText(String text) throws IOException {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that the connection ends, as it should. */
    void writeClose() throws IOException {
        write(CLOSE, new byte[] {0x03, (byte) 0xE8});
    }

    private void write(int kind, byte[] payload) throws IOException {
        writing.lock();
        try {
            out.write(FINAL | kind);
            if (payload.length < LENGTH_16) {
                out.write(payload.length);
            } else if (payload.length <= 0xFFFF) {
                out.write(LENGTH_16);
                out.write(payload.length >> 8);
                out.write(payload.length);
            } else {
                out.write(LENGTH_64);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.write((int) ((long) payload.length >> shift));
                }
            }
            out.write(payload);
            out.flush();
        } finally {
            writing.unlock();
        }
    }
}
