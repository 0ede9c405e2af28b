package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A segment of the spool, cut off at every byte and changed at every byte. */
public final class LogsTorn implements Run {
    private static final int ENTRIES = 40;
    private static final int RECORD_BYTES = 20 + entry(0).length;
    private static final Cut EVERYTHING = new Cut(Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    private final DurableSpoolOptions options = DurableSpoolOptions.ofDefaults().withWarnings(LocalWarnings.NO_OP);
    private int trials;
    private int wrong;
    private int uncounted;

    @Override
    public String name() {
        return "logs-torn";
    }

    @Override
    public String what() {
        return "a segment of " + ENTRIES
                + " entries cut off, and changed, at every byte: starts, loses only what was torn," + " counts it";
    }

    @Override
    public Figures run() throws IOException {
        Path folder = Folders.temporary("logs-torn");
        try {
            Path whole = write(folder.resolve("whole"));
            byte[] segment = Files.readAllBytes(segment(whole));
            for (int at = 0; at < segment.length; at++) {
                int record = at / RECORD_BYTES;
                boolean torn = at % RECORD_BYTES != 0;
                check(folder, whole, Arrays.copyOf(segment, at), record, ENTRIES, torn ? 1 : 0);
                byte[] changed = segment.clone();
                changed[at] ^= (byte) 0xff;
                check(folder, whole, changed, record, record + 1, 1);
            }
        } finally {
            Folders.delete(folder);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("trials", trials);
        values.put("lost_more_than_torn", wrong);
        values.put("uncounted", uncounted);
        return new Figures(values, wrong == 0 && uncounted == 0);
    }

    private Path write(Path base) {
        DurableSpool spool = DurableSpool.open(base, options);
        for (int i = 0; i < ENTRIES; i++) {
            byte[] entry = entry(i);
            spool.offer(entry, 0, entry.length, Priority.NORMAL);
        }
        spool.close();
        return base;
    }

    private static byte[] entry(int number) {
        return String.format("{\"message\":\"line %044d\"}", number).getBytes(StandardCharsets.US_ASCII);
    }

    private static Path segment(Path base) throws IOException {
        return Folders.all(base).stream()
                .filter(path -> path.toString().endsWith(".segment"))
                .findFirst()
                .orElseThrow(() -> new IOException("There is no segment in " + base + "."));
    }

    private void check(Path folder, Path whole, byte[] damaged, int lostFrom, int lostTo, int torn) throws IOException {
        Path base = folder.resolve("trial " + trials);
        Folders.copy(whole, base);
        Files.write(segment(base), damaged);
        DurableSpool spool = DurableSpool.open(base, options);
        trials++;
        if (!isWhole(spool.peek(EVERYTHING), lostFrom, lostTo)) {
            wrong++;
        }
        if (spool.recovery().torn() != torn) {
            uncounted++;
        }
        spool.close();
    }

    private static boolean isWhole(List<byte[]> entries, int lostFrom, int lostTo) {
        int number = 0;
        for (byte[] entry : entries) {
            number = number == lostFrom ? lostTo : number;
            if (!Arrays.equals(entry, entry(number))) {
                return false;
            }
            number++;
        }
        return number == ENTRIES || (number == lostFrom && lostTo == ENTRIES);
    }
}
