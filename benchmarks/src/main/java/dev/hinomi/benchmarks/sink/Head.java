package dev.hinomi.benchmarks.sink;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a request says before its body.
 *
 * @param path what it asks for, without a query
 * @param bytes how long the head itself is
 * @param bodyBytes how long its body is
 * @param encoding its {@code Content-Encoding}, empty without one
 */
public record Head(String path, int bytes, int bodyBytes, String encoding) {
    private static final int BUFFER = 1 << 16;

    static Head read(InputStream in) throws IOException {
        int bodyBytes = 0;
        String encoding = "";
        String request = line(in);
        int bytes = request.length();
        String header = line(in);
        for (; !header.isBlank(); header = line(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> bodyBytes = Integer.parseInt(value);
                case "content-encoding" -> encoding = value;
                default -> {
                    // Says nothing about the body.
                }
            }
            bytes += header.length();
        }
        return new Head(path(request), bytes + header.length(), bodyBytes, encoding);
    }

    /** The body as it was before it was compressed. */
    public InputStream plain(byte[] body) throws IOException {
        InputStream sent = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(sent, BUFFER);
            case "deflate" -> new InflaterInputStream(sent);
            case "zstd", "zstd1" -> new ZstdInputStreamNoFinalizer(sent);
            default -> sent;
        };
    }

    private static String path(String request) {
        int from = request.indexOf(' ') + 1;
        return request.substring(from).split("[ ?]", 2)[0];
    }

    /** A line with its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int read;
        do {
            read = in.read();
            if (read < 0) {
                throw new EOFException("The client has closed the connection.");
            }
            line.append((char) read);
        } while (read != '\n');
        return line.toString();
    }
}
