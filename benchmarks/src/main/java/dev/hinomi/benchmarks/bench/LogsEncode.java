package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.CallCost;
import dev.hinomi.benchmarks.jmh.Jmh;
import dev.hinomi.benchmarks.jmh.MethodCosts;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** One event to one line, without and with an exception, beside logstash-logback-encoder. */
public final class LogsEncode implements Run {
    private static final double MOST_PLAIN = 0.42;
    private static final double MOST_FAILED = 0.25;
    private static final int MOST_PLAIN_BYTES = 32;
    private static final int MOST_FAILED_BYTES = 64;

    @Override
    public String name() {
        return "logs-encode";
    }

    @Override
    public String what() {
        return "one event to one line, at most " + MOST_PLAIN + " of logstash-logback-encoder's CPU time and "
                + MOST_PLAIN_BYTES + " bytes; with 30 frames at most " + MOST_FAILED + " and " + MOST_FAILED_BYTES;
    }

    @Override
    public Figures run() throws RunnerException, IOException {
        MethodCosts costs = Jmh.run(EncodeOneEvent.class);
        CallCost plain = costs.of("oursPlain");
        CallCost failed = costs.of("oursFailed");
        Map<String, Object> values = new LinkedHashMap<>();
        double plainRatio = plain.addBeside("lle", costs.of("peerPlain"), "plain", values);
        double failedRatio = failed.addBeside("lle", costs.of("peerFailed"), "exception", values);
        EncodeOneEvent lines = new EncodeOneEvent();
        values.put("ours_line_bytes", lines.encoded(SampleEvent.plain()) + "/" + lines.encoded(SampleEvent.failed()));
        values.put(
                "lle_line_bytes",
                lines.encodedByPeer(SampleEvent.plain()) + "/" + lines.encodedByPeer(SampleEvent.failed()));
        return new Figures(
                values,
                plainRatio <= MOST_PLAIN
                        && failedRatio <= MOST_FAILED
                        && plain.allocatedBytes() <= MOST_PLAIN_BYTES
                        && failed.allocatedBytes() <= MOST_FAILED_BYTES);
    }
}
