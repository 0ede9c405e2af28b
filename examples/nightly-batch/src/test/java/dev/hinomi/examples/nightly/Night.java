package dev.hinomi.examples.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The job as a process of its own. */
final class Night {
    private final Process process;
    private final Path said;

    private Night(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static Night begin(Path folder, String url, List<String> options, String... arguments) throws IOException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NightlyBatch.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DD_API_KEY", "0123456789abcdef0123456789abcdef");
        builder.environment().put("NIGHTLY_URL", url);
        builder.environment().put("HINOMI_JOB_EXECUTION_ID", "execution-7");
        return new Night(builder.start(), said);
    }

    /** Asks it to end, as ECS does. */
    void terminate() {
        process.destroy();
    }

    int end() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The job did not end within a minute.");
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** From the last line of the run, on the console, to the end of the process. */
    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
