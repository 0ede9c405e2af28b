package dev.hinomi.observability.delivery;

import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableSpoolTest extends SpoolContract {
    private static final int RECORD_BYTES = 30;

    private final List<Spool> opened = new ArrayList<>();

    @TempDir
    private Path base;

    @AfterEach
    void close() {
        opened.forEach(Spool::close);
    }

    @Override
    Spool roomy() {
        return open(DurableSpoolOptions.ofDefaults());
    }

    @Override
    Spool roomForThreeOfTenBytes() {
        return open(
                DurableSpoolOptions.ofDefaults().withMaxBytes(3L * RECORD_BYTES).withSegmentBytes(RECORD_BYTES));
    }

    private Spool open(DurableSpoolOptions options) {
        Spool spool = DurableSpool.open(base, options);
        opened.add(spool);
        return spool;
    }
}
