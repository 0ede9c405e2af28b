package dev.hinomi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bar on the terminal while something long runs; nothing anywhere else. Not safe for use by several threads. */
final class Progress {

    private static final int WIDTH = 40;
    private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");

    private final PrintWriter err;
    private final boolean shown;
    private int percent = -1;

    Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Whether standard error is a terminal, as Linux says; elsewhere a bar might be written into a file. */
    static boolean isTerminal() {
        try {
            String stream = Files.readSymbolicLink(ERROR_STREAM).toString();
            return stream.startsWith("/dev/pts/") || stream.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return false;
        }
    }

    /** So much is done. */
    void at(long done, long all) {
        int now = all <= 0 ? 100 : (int) (100 * done / all);
        if (shown && now != percent) {
            percent = now;
            int filled = WIDTH * now / 100;
            err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + " %");
            err.flush();
        }
    }

    /** Takes the bar away. */
    void end() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH + 9) + "\r");
            err.flush();
        }
    }
}
