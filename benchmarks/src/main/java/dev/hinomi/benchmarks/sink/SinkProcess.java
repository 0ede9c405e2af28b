package dev.hinomi.benchmarks.sink;

import java.io.IOException;
import java.net.URI;

/** A sink of log lines in a process of its own, so that what it costs is nobody else's. For one thread. */
public final class SinkProcess implements AutoCloseable {
    /** The attribute that carries the number of a line, from 0. */
    public static final String LINE_NUMBER = "line.number";

    private final Intake intake;

    private SinkProcess(Intake intake) {
        this.intake = intake;
    }

    /** Called in the process. */
    public static void main(String[] args) throws IOException {
        CountingSink.serve(new LineCounter());
    }

    /** Starts one that answers, on a free port of 127.0.0.1. */
    public static SinkProcess start() throws IOException {
        return new SinkProcess(Intake.start(SinkProcess.class));
    }

    /** Where it listens. */
    public URI uri() {
        return intake.uri();
    }

    /** Changes how it treats those who come, and sends away who is there; answers what had arrived by then. */
    public LineCounts become(Mood mood) {
        return LineCounts.parse(intake.become(mood));
    }

    /** What has arrived so far. */
    public LineCounts counts() {
        return LineCounts.parse(intake.counts());
    }

    @Override
    public void close() {
        intake.close();
    }
}
