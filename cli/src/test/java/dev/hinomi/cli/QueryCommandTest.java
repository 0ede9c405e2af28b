package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String in, String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        Surroundings machine =
                new Surroundings(new StringReader(in), writer, false, InstantSource.system(), name -> Optional.empty());
        return Hinomi.commandLine(machine)
                .setOut(writer)
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    @Test
    void answersEachLineAndEndsWithZeroWhenAllAreQueries() {
        int code = run("""
                avg(last_5m):avg:m{*}>1
                percentile(last_5m):p95:m{*} > 1
                logs("status:error").last("5m") > 10
                """, "query");
        assertThat(code).isZero();
        assertThat(lines())
                .containsExactly(
                        "{\"ok\":true,\"kind\":\"query alert\",\"canonical\":\"avg(last_5m):avg:m{*} > 1\",\"evaluable\":\"process\"}",
                        "{\"ok\":true,\"kind\":\"query alert\",\"canonical\":\"percentile(last_5m):p95:m{*} > 1\",\"evaluable\":\"datadog\","
                                + "\"weakest\":{\"part\":\"percentile(last_5m)\",\"column\":1,"
                                + "\"why\":\"percentiles need the distributions that Datadog keeps, and its query API answers points\"}}",
                        "{\"ok\":true,\"kind\":\"log alert\",\"canonical\":\"logs(\\\"status:error\\\").last(\\\"5m\\\") > 10\",\"evaluable\":\"process\","
                                + "\"weakest\":{\"part\":\"logs(\\\"status:error\\\").last(\\\"5m\\\") > 10\",\"column\":1,"
                                + "\"why\":\"it counts what this process logs\"}}");
    }

    @Test
    void endsWithOneAndSaysWhereWhenALineIsNoQuery() {
        int code = run("avg(last_5m):avg:m{*}\n  avgg(last_5m):m{*}\n\n", "query");
        assertThat(code).isEqualTo(1);
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(1))
                .isEqualTo("{\"ok\":false,\"error\":{\"message\":\"expected a time aggregation such as avg(last_5m)"
                        + " but found \\\"avgg\\\"; did you mean \\\"avg\\\"?\",\"column\":3}}");
        assertThat(lines().get(2)).startsWith("{\"ok\":false");
    }

    @Test
    void warnsOfWhatIsOdd() {
        assertThat(run("avg(last_5m):cumsum(m{*})", "query")).isZero();
        assertThat(lines().get(0))
                .contains("\"evaluable\":\"process\"", "\"weakest\":{\"part\":\"cumsum(m{*})\"")
                .endsWith(
                        "\"warnings\":[{\"message\":\"Datadog advises against cumsum() in monitors\",\"column\":14}]}");
    }

    @Test
    void endsWithTwoWhenItIsCalledWrongly() {
        assertThat(run("", "query", "--unknown")).isEqualTo(2);
        assertThat(run("", "unknown")).isEqualTo(2);
        assertThat(run("")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option", "Missing required subcommand");
    }

    @Test
    void explainsItself() {
        assertThat(run("", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: hinomi", "query", "Exit codes:");
    }
}
