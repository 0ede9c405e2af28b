package dev.hinomi.benchmarks.sink;

import dev.hinomi.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A {@link CountingSink} as the run sees it: a process that is asked in lines and answers in lines. For one thread. */
public final class Intake implements AutoCloseable {
    private final JavaProcess process;
    private final URI uri;

    private Intake(JavaProcess process) {
        this.process = process;
        this.uri = URI.create("http://127.0.0.1:" + process.answer());
    }

    /** Starts one that answers, on a free port of 127.0.0.1; the main class serves its kind of bodies. */
    public static Intake start(Class<?> main) throws IOException {
        return new Intake(JavaProcess.start(main, List.of("-Xmx1g")));
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Changes how it treats those who come, and sends away who is there; answers what had arrived by then. */
    public String become(Mood mood) {
        return process.ask(CountingSink.MOOD + mood.name());
    }

    /** What has arrived so far. */
    public String counts() {
        return process.ask(CountingSink.COUNTS);
    }

    /** What else it knows. */
    public String ask(String question) {
        return process.ask(question);
    }

    @Override
    public void close() {
        process.close();
    }
}
