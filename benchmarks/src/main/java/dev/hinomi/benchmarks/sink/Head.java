package dev.hinomi.benchmarks.sink;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * What a request says before its body.
 *
 * @param bodyBytes how long its body is
 * @param encoding its {@code Content-Encoding}, empty without one
 */
record Head(int bodyBytes, String encoding) {

    static Head read(InputStream in) throws IOException {
        int bodyBytes = 0;
        String encoding = "";
        line(in);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> bodyBytes = Integer.parseInt(value);
                case "content-encoding" -> encoding = value;
                default -> {
                    // Says nothing about the body.
                }
            }
        }
        return new Head(bodyBytes, encoding);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The client has closed the connection.");
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }
}
