package dev.hinomi.benchmarks;

import dev.hinomi.benchmarks.bench.LogsCall;
import dev.hinomi.benchmarks.bench.LogsEncode;
import dev.hinomi.benchmarks.bench.LogsMask;
import dev.hinomi.benchmarks.bench.LogsShip;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.soak.LogsKill;
import dev.hinomi.benchmarks.soak.LogsLongOutage;
import dev.hinomi.benchmarks.soak.LogsOutage;
import dev.hinomi.benchmarks.soak.LogsStop;
import dev.hinomi.benchmarks.soak.LogsTorn;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** {@code ./mvnw -q -Psoak -Dsoak=NAME} and {@code ./mvnw -q -Pbench -Dbench=NAME}; {@code list} lists the names. */
public final class Main {

    private static final List<Run> SOAKS = List.of(
            new LogsOutage(),
            new LogsLongOutage(),
            LogsLongOutage.compressed(),
            new LogsKill(),
            new LogsTorn(),
            new LogsStop());
    private static final List<Run> BENCHES = List.of(new LogsEncode(), new LogsMask(), new LogsCall(), new LogsShip());

    private Main() {}

    /** Called by the build with the kind ({@code soak} or {@code bench}), the name and the folder of the results. */
    public static void main(String[] args) throws Exception {
        List<Run> runs = args[0].equals("soak") ? SOAKS : BENCHES;
        String name = args[1];
        if (name.equals("list")) {
            list(args[0], runs);
            return;
        }
        Run run = runs.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElse(null);
        if (run == null) {
            System.err.println("There is no " + args[0] + " named " + name + ".");
            list(args[0], runs);
            System.exit(2);
            return;
        }
        Figures figures = run.run();
        String line = figures.line(name) + (figures.reached() ? "" : " (not reached)");
        new Results(Path.of(args[2])).append(name, line, LocalDate.now(ZoneOffset.UTC));
        System.out.println(line);
        System.exit(figures.reached() ? 0 : 1);
    }

    private static void list(String kind, List<Run> runs) {
        if (runs.isEmpty()) {
            System.out.println("There is no " + kind + " yet.");
        }
        runs.forEach(run -> System.out.printf("%-24s %s%n", run.name(), run.what()));
    }
}
