package dev.hinomi.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/** What one call of the command came to. */
record CommandRun(int code, String out, String err) {

    static CommandRun of(String... arguments) {
        return of(false, arguments);
    }

    static CommandRun of(boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int code = Hinomi.commandLine(new StringReader(""), writer, terminal)
                .setOut(writer)
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
