package dev.hinomi.examples.career;

/**
 * What an applicant sends.
 *
 * @param channel where the application came from: {@code web} or {@code app}
 */
record Application(String channel) {

    Application {
        Channel.of(channel);
    }

    /** The channel among those that there are. */
    Channel from() {
        return Channel.of(channel);
    }
}
