package dev.hinomi.benchmarks;

import dev.hinomi.benchmarks.run.CannotRunException;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code ./mvnw -q -Psoak -Dsoak=NAME} and {@code ./mvnw -q -Pbench -Dbench=NAME}; {@code list} lists the names. */
public final class Main {
    private static final int NOT_REACHED = 1;
    private static final int NOT_RUN = 2;

    private Main() {}

    /** Called by the build with the kind ({@code soak} or {@code bench}), the name and the folder of the results. */
    public static void main(String[] args) throws Exception {
        Kind kind = Kind.named(args[0]);
        String name = args[1];
        if (name.equals("list")) {
            list(kind);
            return;
        }
        Optional<Run> run = kind.run(name);
        if (run.isEmpty()) {
            System.err.println("There is no " + kind.label() + " named " + name + ".");
            list(kind);
            System.exit(NOT_RUN);
        }
        System.exit(exitCodeOf(run.orElseThrow(), new Results(Path.of(args[2]))));
    }

    private static int exitCodeOf(Run run, Results results) throws Exception {
        long start = System.nanoTime();
        try {
            Figures figures = run.run();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String line = figures.line(run.name()) + (figures.reached() ? "" : " (not reached)");
            results.append(run.name(), line, LocalDate.now(ZoneOffset.UTC), took);
            System.out.println(line);
            return figures.reached() ? 0 : NOT_REACHED;
        } catch (CannotRunException missing) {
            System.err.println(missing.getMessage());
            return NOT_RUN;
        }
    }

    private static void list(Kind kind) {
        kind.runs().forEach(run -> System.out.printf("%-28s %s%n", run.name(), run.what()));
    }
}
