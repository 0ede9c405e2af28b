package dev.hinomi.sandbox.slack;

/** Too many messages for one channel; answered with 429. */
final class RateLimited extends RuntimeException {

    private final int retryAfterSeconds;

    RateLimited(int retryAfterSeconds) {
        super("More than one message per second in one channel; retry after " + retryAfterSeconds + " s");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
