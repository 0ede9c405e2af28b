package dev.hinomi.observability.metrics.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The series of one body, decompressed, so that some of them can be sent without the others.
 *
 * @param json the body
 * @param starts where each series begins; one more than there are series, for the end of the last
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
record SeriesBody(byte[] json, int[] starts) {
    private static final byte[] BEGIN = {'{', '"', 's', 'e', 'r', 'i', 'e', 's', '"', ':', '['};
    private static final byte[] END = {']', '}'};
    private static final int FIRST_CAPACITY = 64;

    /**
     * The body of a block.
     *
     * @throws UncheckedIOException if it is no gzip, or longer than its form allows
     */
    static SeriesBody of(byte[] block, SeriesForm form) {
        byte[] json = decompressed(block, form.limits().decompressedBytes());
        return new SeriesBody(json, starts(json));
    }

    private static byte[] decompressed(byte[] block, int most) {
        int length = block.length - BlockHeader.BYTES;
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(block, BlockHeader.BYTES, length))) {
            byte[] json = body.readNBytes(most + 1);
            if (json.length > most) {
                throw new IOException("The block holds more than the " + most + " bytes that its form allows");
            }
            return json;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A refused block of series cannot be divided", unreadable);
        }
    }

    /** How many series there are. */
    int size() {
        return starts.length - 1;
    }

    /** A gzip body of the series from an index up to another. */
    byte[] part(int from, int to) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(BEGIN);
            // The comma behind the last series is left out.
            gzip.write(json, starts[from], starts[to] - 1 - starts[from]);
            gzip.write(END);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes could not be compressed into memory", impossible);
        }
        return body.toByteArray();
    }

    private static int[] starts(byte[] json) {
        int[] starts = new int[FIRST_CAPACITY];
        starts[0] = BEGIN.length;
        int count = 1;
        int depth = 0;
        boolean isText = false;
        for (int i = BEGIN.length; i < json.length - END.length; i++) {
            byte c = json[i];
            if (isText) {
                i += c == '\\' ? 1 : 0;
                isText = c != '"';
            } else if (c == '"') {
                isText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                starts[count++] = i + 1;
            }
        }
        int[] all = Arrays.copyOf(starts, count + 1);
        all[count] = json.length - END.length + 1;
        return all;
    }
}
