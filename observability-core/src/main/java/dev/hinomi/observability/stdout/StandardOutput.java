package dev.hinomi.observability.stdout;

import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.BatchLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Writes every entry as one line and in one write. It writes to the process's own standard output, not to whatever
 * {@link System#out} may have been replaced with: what replaces it may log.
 *
 * <p>A write blocks while nobody reads the other end. It then blocks the one thread of its delivery, and no thread that logs:
 * entries wait in memory meanwhile. So they do while a write fails, because the other end is closed or the disk behind it
 * full: the standard error stream tells, and it is tried again within two minutes.
 */
public final class StandardOutput implements Transport {
    /** The longest line, its end included, in bytes: Docker and containerd cut lines at 16 KiB. */
    public static final int LINE_BYTES = 16_000;

    private static final Framing LINES = Framing.of("", "\n", "\n");
    private static final BatchLimits LIMITS = new BatchLimits(256, 1024 * 1024, LINE_BYTES - 1);

    private final OutputStream out;
    private final byte[] line = new byte[LINE_BYTES];
    private int written;

    private StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Describes a delivery to the standard output; the caller adds what differs from the defaults and starts it. */
    public static Delivery.Builder delivery(String signal) {
        return delivery(signal, new FileOutputStream(FileDescriptor.out));
    }

    static StandardOutput to(OutputStream out) {
        return new StandardOutput(out);
    }

    static Delivery.Builder delivery(String signal, OutputStream out) {
        return Delivery.builder(DeliverySettings.of(signal, LINES, LIMITS).withLinger(Duration.ZERO), to(out))
                .warnings(LocalWarnings.standardError());
    }

    /** Begins behind what it could write of the same batch the last time. */
    @Override
    public Outcome send(Batch batch) {
        try {
            for (byte[] entry : batch.entries().subList(written, batch.size())) {
                System.arraycopy(entry, 0, line, 0, entry.length);
                line[entry.length] = '\n';
                out.write(line, 0, entry.length + 1);
                written++;
            }
            written = 0;
            return new Outcome.Sent();
        } catch (IOException closed) {
            return new Outcome.Hold("the standard output takes nothing: " + closed.getMessage());
        }
    }
}
