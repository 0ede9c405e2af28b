package dev.hinomi.observability.spool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another process with a spool: says what it found, then appends numbered entries until it is killed. */
public final class SpoolingProcess implements AutoCloseable {
    private static final String ENTRY_OF = "entry ";

    private final Process process;
    private final BufferedReader said;

    private SpoolingProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static SpoolingProcess start(Path base, long entries) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new SpoolingProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolingProcess.class.getName(),
                        base.toString(),
                        String.valueOf(entries))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next number it says: first how many entries it adopted, then each time how many it has appended. */
    long next() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("The process ended before it said anything more.");
        }
        return Long.parseLong(line);
    }

    /** Kills it as {@code kill -9} does; answers the last number it said. */
    long kill(long lastSaid) throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
        long last = lastSaid;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            last = line.isEmpty() ? last : Math.max(last, Long.parseLong(line));
        }
        return last;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    static String entry(long number) {
        return ENTRY_OF + number;
    }

    /** The other process. */
    public static void main(String[] args) throws IOException {
        DurableSpool spool = DurableSpool.open(
                Path.of(args[0]), DurableSpoolOptions.ofDefaults().withSegmentBytes(1 << 16));
        say(spool.recovery().entries());
        long entries = Long.parseLong(args[1]);
        for (long i = 0; i < entries; i++) {
            Spools.offer(spool, entry(i));
            say(i + 1);
        }
        while (System.in.read() >= 0) {
            say(entries);
        }
    }

    private static void say(long number) {
        System.out.println(number);
        System.out.flush();
    }
}
