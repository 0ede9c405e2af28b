package dev.hinomi.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Reads a query of a Datadog monitor per line and answers each with a JSON object on a line. */
@Command(
        name = "query",
        description = {
            "Reads one query of a Datadog monitor per line from standard input",
            "and writes one JSON object per line: ok, kind, canonical, evaluable, or error."
        },
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Reader in;
    private final PrintWriter out;

    QueryCommand(Reader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** 0 when every line is a query. */
    @Override
    public Integer call() throws IOException {
        boolean allOk = true;
        BufferedReader lines = new BufferedReader(in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonObject answer = QueryAnswer.to(line);
            allOk &= answer.get("ok").getAsBoolean();
            out.println(GSON.toJson(answer));
        }
        out.flush();
        return allOk ? 0 : Hinomi.PROBLEMS;
    }
}
