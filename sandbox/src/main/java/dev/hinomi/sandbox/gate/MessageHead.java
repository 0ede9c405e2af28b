package dev.hinomi.sandbox.gate;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the header lines of an HTTP/1.x message.
 *
 * @param firstLine the request line or the status line
 * @param lines the header lines as received
 */
record MessageHead(String firstLine, List<String> lines) {

    private static final int MAX_BYTES = 128 * 1024;

    MessageHead {
        lines = List.copyOf(lines);
    }

    /** Reads a head; null when the connection was closed before it began. */
    static @Nullable MessageHead read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        int bytes = first.length();
        for (String line = line(in); line == null || !line.isEmpty(); line = line(in)) {
            if (line == null) {
                throw new EOFException("The connection was closed within the header of: " + first);
            }
            bytes += line.length();
            if (bytes > MAX_BYTES) {
                throw new IOException("The header is longer than " + MAX_BYTES + " bytes: " + first);
            }
            lines.add(line);
        }
        return new MessageHead(first, lines);
    }

    Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    /** The same head without some headers, and with others instead. */
    MessageHead replacing(Set<String> dropped, List<String> added) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            String name =
                    line.substring(0, Math.max(0, line.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
            if (!dropped.contains(name)) {
                kept.add(line);
            }
        }
        kept.addAll(added);
        return new MessageHead(firstLine, kept);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(firstLine).append("\r\n");
        lines.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    String method() {
        return firstLine.substring(0, Math.max(0, firstLine.indexOf(' ')));
    }

    /** The path with the query of a request line. */
    String target() {
        String[] parts = firstLine.split(" ", 3);
        return parts.length > 1 ? parts[1] : "/";
    }

    String path() {
        String target = target();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    boolean keepsAlive() {
        String connection = header("Connection").orElse("").toLowerCase(Locale.ROOT);
        boolean old = firstLine.endsWith("HTTP/1.0");
        return old ? connection.contains("keep-alive") : !connection.contains("close");
    }

    int status() {
        String[] parts = firstLine.split(" ", 3);
        try {
            return parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (line.size() > MAX_BYTES) {
                throw new IOException("A header line is longer than " + MAX_BYTES + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
