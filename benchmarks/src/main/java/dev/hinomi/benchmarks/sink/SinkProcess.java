package dev.hinomi.benchmarks.sink;

import dev.hinomi.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A sink in a process of its own, so that what it costs is nobody else's. For one thread. */
public final class SinkProcess implements AutoCloseable {
    /** The attribute that carries the number of a line, from 0. */
    public static final String LINE_NUMBER = "line.number";

    static final String COUNTS = "COUNTS";

    private final JavaProcess process;
    private final URI uri;

    private SinkProcess(JavaProcess process) {
        this.process = process;
        this.uri = URI.create("http://127.0.0.1:" + process.answer());
    }

    /** Starts one that answers, on a free port of 127.0.0.1. */
    public static SinkProcess start() throws IOException {
        return new SinkProcess(JavaProcess.start(CountingSink.class, List.of("-Xmx1g")));
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Changes how it treats those who come, and sends away who is there; answers what had arrived by then. */
    public LineCounts become(Mood mood) {
        return LineCounts.parse(process.ask(mood.name()));
    }

    /** What has arrived so far. */
    public LineCounts counts() {
        return LineCounts.parse(process.ask(COUNTS));
    }

    @Override
    public void close() {
        process.close();
    }
}
