package dev.hinomi.sandbox.gate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets bytes through slowly, in ten portions a second or byte by byte. */
final class DripStream extends OutputStream {

    private static final int PORTIONS_PER_SECOND = 10;
    private static final int MILLIS_PER_SECOND = 1000;

    private final OutputStream out;
    private final int portion;
    private final long pauseMillis;
    private final CountDownLatch closed;

    DripStream(OutputStream out, int bytesPerSecond, CountDownLatch closed) {
        this.out = out;
        this.portion = Math.max(1, bytesPerSecond / PORTIONS_PER_SECOND);
        this.pauseMillis = MILLIS_PER_SECOND / Math.min(bytesPerSecond, PORTIONS_PER_SECOND);
        this.closed = closed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += portion) {
            out.write(bytes, offset + done, Math.min(portion, length - done));
            out.flush();
            pause();
        }
    }

    private void pause() throws IOException {
        try {
            if (closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("The sandbox was closed while an answer was dripping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while an answer was dripping");
        }
    }
}
