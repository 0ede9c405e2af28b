package dev.hinomi.observability.masking;

import java.util.concurrent.atomic.LongAdder;

/** Shows nothing of a text in which it could not look for secrets. */
final class FailClosedMasker implements Masker {
    private static final Label NOTE = new Label("[not shown: masking failed]");

    private final KnownNames names;
    private final Scanner scanner;
    private final TextPass patterns;
    private final LongAdder failures = new LongAdder();

    FailClosedMasker(Names names, Scanner scanner, TextPass patterns) {
        this.names = new KnownNames(names);
        this.scanner = scanner;
        this.patterns = patterns;
    }

    @Override
    public boolean hides(String name) {
        try {
            return names.hide(name);
        } catch (Throwable failure) {
            failures.increment();
            return true;
        }
    }

    @Override
    public int mask(byte[] buffer, int from, int to, boolean cut) {
        try {
            return patterns.mask(buffer, from, scanner.mask(buffer, from, to, cut));
        } catch (Throwable failure) {
            failures.increment();
            return NOTE.write(buffer, from, to - from);
        }
    }

    @Override
    public long failures() {
        return failures.sum();
    }
}
