package dev.hinomi.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one call of the command came to. */
record CommandRun(int code, String out, String err) {

    /** When every call takes place. */
    static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    static CommandRun of(String... arguments) {
        return of(false, arguments);
    }

    static CommandRun of(boolean terminal, String... arguments) {
        return run(terminal, Map.of(), arguments);
    }

    /** With these variables in the environment. */
    static CommandRun with(Map<String, String> environment, String... arguments) {
        return run(false, environment, arguments);
    }

    private static CommandRun run(boolean terminal, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        Surroundings machine = new Surroundings(
                new StringReader(""),
                writer,
                terminal,
                InstantSource.fixed(NOW),
                name -> Optional.ofNullable(environment.get(name)));
        int code = Hinomi.commandLine(machine)
                .setOut(writer)
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
