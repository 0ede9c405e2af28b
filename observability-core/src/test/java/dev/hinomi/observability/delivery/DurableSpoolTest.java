package dev.hinomi.observability.delivery;

import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableSpoolTest extends SpoolContract {
    private static final int RECORD_HEADER_BYTES = 24;

    private final List<Spool> opened = new ArrayList<>();

    @TempDir
    private Path base;

    @AfterEach
    void close() {
        opened.forEach(Spool::close);
    }

    @Override
    Spool ofBytes(long bytes) {
        Spool spool = DurableSpool.open(
                base, DurableSpoolOptions.ofDefaults().withMaxBytes(bytes).withSegmentBytes(1));
        opened.add(spool);
        return spool;
    }

    @Override
    int overheadBytes() {
        return RECORD_HEADER_BYTES;
    }
}
