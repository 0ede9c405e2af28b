package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Batch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** gzip at level 1, 5 to 10 times smaller at half of the default's CPU, with one deflater for all bodies. */
final class GzipCodec implements BodyCodec {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int OUTPUT_BYTES = 16 * 1024;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    @Override
    public String contentEncoding() {
        return "gzip";
    }

    @Override
    public void write(Batch batch, OutputStream body) throws IOException {
        deflater.reset();
        body.write(HEADER);
        DeflaterOutputStream deflated = new DeflaterOutputStream(body, deflater, OUTPUT_BYTES);
        CheckedOutputStream checked = new CheckedOutputStream(deflated, new CRC32());
        OutputStream plain = new BufferedOutputStream(checked, CHUNK_BYTES);
        batch.writeTo(plain);
        plain.flush();
        deflated.finish();
        body.write(trailer((int) checked.getChecksum().getValue(), deflater.getTotalIn()));
    }

    private static byte[] trailer(int checksum, int length) {
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(checksum)
                .putInt(length)
                .array();
    }
}
