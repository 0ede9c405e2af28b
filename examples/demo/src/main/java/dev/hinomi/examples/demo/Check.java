package dev.hinomi.examples.demo;

/**
 * One line of the summary.
 *
 * @param what what was counted
 * @param found the count, in words
 * @param passed whether it is what it should be
 */
record Check(String what, String found, boolean passed) {

    static Check atLeastOne(String what, long count) {
        return new Check(what, Long.toString(count), count > 0);
    }

    /** The line as the terminal shows it. */
    String line() {
        return String.format("  %s %-58s %s", passed ? "✔" : "✘", what, found);
    }
}
