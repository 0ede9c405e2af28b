package dev.hinomi.sandbox.gate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How long the body after a head is, and how to copy exactly that. */
sealed interface MessageBody {

    /** Reads the body and writes it as it came. */
    void copy(InputStream in, OutputStream out) throws IOException;

    /** The body of a request: by length, in chunks, or none. */
    static MessageBody ofRequest(MessageHead head) throws IOException {
        if (chunked(head)) {
            return new Chunked();
        }
        return new Sized(length(head, 0));
    }

    /** The body of an answer: none, by length, or up to the end of the connection. */
    static MessageBody ofResponse(String method, MessageHead head) throws IOException {
        int status = head.status();
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return new Sized(0);
        }
        if (chunked(head)) {
            return new Chunked();
        }
        return new Sized(length(head, 0));
    }

    private static boolean chunked(MessageHead head) {
        return head.header("Transfer-Encoding")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
    }

    private static long length(MessageHead head, long otherwise) throws IOException {
        String text = head.header("Content-Length").orElse("" + otherwise);
        try {
            long length = Long.parseLong(text);
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new IOException("Content-Length must be a number, but was \"" + text + "\"", e);
        }
        throw new IOException("Content-Length must not be negative, but was " + text);
    }

    /** A body of known length in bytes. */
    record Sized(long length) implements MessageBody {

        private static final int BUFFER = 16 * 1024;

        @Override
        public void copy(InputStream in, OutputStream out) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("The connection was closed " + left + " bytes before the end of a body");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            out.flush();
        }
    }

    /** A body in chunks, each flushed as it comes. */
    record Chunked() implements MessageBody {

        private static final int LONGEST_LINE = 1024;

        @Override
        public void copy(InputStream in, OutputStream out) throws IOException {
            long size = chunkSize(in, out);
            while (size > 0) {
                new Sized(size + 2).copy(in, out);
                size = chunkSize(in, out);
            }
            while (line(in, out).length() > 0) {
                out.flush();
            }
            out.flush();
        }

        private static long chunkSize(InputStream in, OutputStream out) throws IOException {
            String line = line(in, out);
            int extension = line.indexOf(';');
            try {
                return Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            } catch (NumberFormatException e) {
                throw new IOException(
                        "A chunk must begin with its size in hexadecimal, but began with \"" + line + "\"", e);
            }
        }

        private static String line(InputStream in, OutputStream out) throws IOException {
            byte[] line = new byte[LONGEST_LINE];
            int length = 0;
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0 || length == LONGEST_LINE) {
                    throw new EOFException("A chunk's size line did not end within " + length + " bytes");
                }
                line[length++] = (byte) b;
            }
            out.write(line, 0, length);
            out.write('\n');
            return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
        }
    }
}
