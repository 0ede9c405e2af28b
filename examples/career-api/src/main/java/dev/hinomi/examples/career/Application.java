package dev.hinomi.examples.career;

import java.util.Set;

/**
 * What an applicant sends.
 *
 * @param channel where the application came from: {@code web} or {@code app}
 */
record Application(String channel) {

    private static final Set<String> CHANNELS = Set.of("web", "app");

    Application {
        if (!CHANNELS.contains(channel)) {
            throw new IllegalArgumentException("channel must be web or app, but was " + channel);
        }
    }
}
