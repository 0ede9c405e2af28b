package dev.hinomi.benchmarks;

import dev.hinomi.benchmarks.bench.LogsCall;
import dev.hinomi.benchmarks.bench.LogsEncode;
import dev.hinomi.benchmarks.bench.LogsShip;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.soak.LogsFlood;
import dev.hinomi.benchmarks.soak.LogsKill;
import dev.hinomi.benchmarks.soak.LogsLongOutage;
import dev.hinomi.benchmarks.soak.LogsOutage;
import dev.hinomi.benchmarks.soak.LogsStop;
import dev.hinomi.benchmarks.soak.LogsTorn;
import dev.hinomi.benchmarks.soak.LogsVirtual;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of runs, and all there are of each. */
enum Kind {
    /** Runs that count. */
    SOAK(
            new LogsOutage(),
            new LogsLongOutage(),
            LogsLongOutage.compressed(),
            new LogsKill(),
            new LogsTorn(),
            new LogsStop(),
            new LogsFlood(),
            new LogsVirtual()),
    /** Runs that measure, beside a peer or against a limit. */
    BENCH(new LogsEncode(), new LogsCall(), new LogsShip());

    private final List<Run> runs;

    Kind(Run... runs) {
        this.runs = List.of(runs);
    }

    /** The kind that the build names: {@code soak} or {@code bench}. */
    static Kind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Its name, as on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Run> runs() {
        return runs;
    }

    Optional<Run> run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }
}
