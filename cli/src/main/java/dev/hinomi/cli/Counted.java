package dev.hinomi.cli;

/** A number of things, in words. */
final class Counted {

    private Counted() {}

    /** Such as {@code 1 rule} and {@code 2 rules}. */
    static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
