package dev.hinomi.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that speaks in lines: it is told things on its standard input, whose end asks it to end, and answers on
 * its standard output. Its errors are shown among this process's. For one thread.
 */
public final class JavaProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream input;
    private final String name;

    private JavaProcess(Process process, String name) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.name = name;
    }

    /** Starts a main class of this class path, on the Java that runs here. */
    public static JavaProcess start(Class<?> main, List<String> javaOptions, Object... arguments) throws IOException {
        return start(Path.of(System.getProperty("java.home")), main, javaOptions, arguments);
    }

    /** Starts it on another Java. */
    public static JavaProcess start(Path javaHome, Class<?> main, List<String> javaOptions, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", ClassPath.ofThisRun(), main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new JavaProcess(process, main.getSimpleName());
    }

    /** Tells it one line. */
    public void tell(String line) {
        input.println(line);
    }

    /** The next line it says, once it says it. */
    public String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The process " + name
                        + " ended before it had answered; what went wrong stands in its error output above.");
            }
            return line;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The answer of the process " + name + " cannot be read.", unreadable);
        }
    }

    /** Tells it one line and waits for its answer. */
    public String ask(String line) {
        tell(line);
        return answer();
    }

    /** Asks it to end, as {@code kill} does. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended by itself. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and sees to it. */
    @Override
    public void close() {
        input.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
