package dev.hinomi.observability.delivery;

/**
 * What a person can do against drops, in the words of the configuration at hand; each completes "see why the destination
 * does not take them, or …".
 *
 * @param moreRoom when the spool is full, such as {@code raise hinomi.logs.queue-size}
 * @param moreTime when closing ends before everything is sent
 */
public record Advice(String moreRoom, String moreTime) {
    /** Advice where no configuration is known. */
    public static final Advice GENERAL = new Advice("give the queue more memory", "give closing more time");
}
