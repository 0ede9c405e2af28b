package dev.hinomi.observability.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Entries that travel together, in their order.
 *
 * @param entries the encoded entries, at least one; neither the list nor the arrays may be changed
 * @param framing what stands around and between them
 */
public record Batch(List<byte[]> entries, Framing framing) {

    /** A batch of at least one entry. */
    public Batch {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("A batch needs at least one entry, but has none.");
        }
        entries = List.copyOf(entries);
    }

    /** The number of entries. */
    public int size() {
        return entries.size();
    }

    /** The length of the body that {@link #writeTo} writes, in bytes. */
    public long bytes() {
        return framing.framedBytes(
                entries.size(),
                entries.stream().mapToLong(entry -> entry.length).sum());
    }

    /** Writes the framed body. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(framing.prefix());
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                out.write(framing.separator());
            }
            out.write(entries.get(i));
        }
        out.write(framing.suffix());
    }
}
