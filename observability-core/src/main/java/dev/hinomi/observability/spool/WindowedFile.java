package dev.hinomi.observability.spool;

import dev.hinomi.observability.spool.Volume.WritableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is prepared a window at a time: zeros are written behind its records, which takes the room on the disk and
 * fails where there is none, and the next records are stored over them through a map. A record longer than a window is
 * written, and so is every record once a window cannot be mapped. Closing cuts the zeros off. Not thread-safe.
 */
final class WindowedFile implements WritableFile {
    /** Zeros cost the page cache half as much in pieces of this size as in pieces of 8 KiB. */
    private static final int PREPARED_AT_ONCE_BYTES = 64 * 1024;

    private final Path path;
    private final RandomAccessFile file;
    private final int windowBytes;
    private final byte[] zeros;
    private long end;
    private long prepared;
    private boolean isMappable = true;
    private @Nullable Window window;

    WindowedFile(Path path, RandomAccessFile file, int windowBytes) {
        this.path = path;
        this.file = file;
        this.windowBytes = windowBytes;
        this.zeros = new byte[Math.min(windowBytes, PREPARED_AT_ONCE_BYTES)];
    }

    @Override
    public void append(ByteBuffer record) throws IOException {
        int bytes = record.limit();
        Window open = window(bytes);
        if (open == null) {
            file.seek(end);
            file.write(record.array(), record.arrayOffset(), bytes);
        } else {
            open.put(end, record);
        }
        end += bytes;
        prepared = Math.max(prepared, end);
    }

    private @Nullable Window window(int bytes) throws IOException {
        Window open = window;
        if (open != null && open.holds(end, bytes)) {
            return open;
        }
        if (bytes > windowBytes || !isMappable) {
            return null;
        }
        prepare();
        window = map();
        isMappable = window != null;
        return window;
    }

    private void prepare() throws IOException {
        long until = end + windowBytes;
        file.seek(prepared);
        while (prepared < until) {
            int bytes = (int) Math.min(zeros.length, until - prepared);
            file.write(zeros, 0, bytes);
            prepared += bytes;
        }
    }

    private @Nullable Window map() {
        try {
            return Window.open(path, end, windowBytes);
        } catch (IOException unmappable) {
            return null;
        }
    }

    @Override
    public void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
        window = null;
        isMappable = false;
        file.setLength(length);
        end = length;
        prepared = length;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            window = null;
            if (prepared > end) {
                file.setLength(end);
            }
        }
    }
}
