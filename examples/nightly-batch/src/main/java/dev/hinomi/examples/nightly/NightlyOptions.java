package dev.hinomi.examples.nightly;

/**
 * How much there is to do, and what goes wrong on the way.
 *
 * @param batches how many batches there are
 * @param millisForABatch how long one takes
 * @param trouble what goes wrong
 */
record NightlyOptions(int batches, long millisForABatch, Trouble trouble) {

    /** Thirty batches of 100 ms, and the trouble that the first argument names. */
    static NightlyOptions of(String[] arguments) {
        return new NightlyOptions(
                Integer.getInteger("nightly.batches", 30),
                Long.getLong("nightly.batch-millis", 100),
                arguments.length == 0 ? Trouble.NONE : Trouble.valueOf(arguments[0]));
    }
}
