package dev.hinomi.observability.logs.settings;

/**
 * Where log lines go, and why.
 *
 * @param way where
 * @param reason why
 */
public record LogRoute(Way way, Reason reason) {
    /** Where lines can go. */
    public enum Way {
        /** Straight to Datadog, waiting in files. */
        DURABLE,
        /** Straight to Datadog, waiting in memory. */
        MEMORY,
        /** To the standard output. */
        STDOUT,
        /** Nowhere. */
        OFF
    }

    /** Why they go there. */
    public enum Reason {
        /** They are switched off. */
        SWITCHED_OFF("hinomi.logs.enabled=false"),
        /** Somebody has set the mode. */
        MODE_SET("as set"),
        /** dd-java-agent ships the same lines. */
        AGENT_COLLECTS(
                "dd-java-agent collects them: DD_APP_LOGS_COLLECTION_ENABLED or DD_AGENTLESS_LOG_SUBMISSION_ENABLED"),
        /** ECS reads the standard output. */
        FIRELENS("ECS FireLens collects it: FLUENT_HOST"),
        /** A Datadog Agent reads the standard output. */
        CONTAINER_COLLECTED("the Datadog Agent collects it: DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL"),
        /** There is a key, and nobody else is known to ship them. */
        KEY_GIVEN("an API key is there"),
        /** There is no key. */
        NO_KEY("no DD_API_KEY"),
        /** There is a key, but neither site nor address can be used. */
        NO_ADDRESS("no usable Datadog site or address");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason, fit to stand in brackets. */
        public String words() {
            return words;
        }
    }

    /**
     * Decides, so that by itself no line is shipped twice. {@link LogMode#AUTO} takes the first that holds: off where
     * dd-java-agent collects lines; the standard output where somebody is known to read it; durable with a key; off. A mode
     * that somebody has set is taken as it is, if there is a key where it needs one.
     */
    public static LogRoute choose(LogSettings settings, LogSurroundings surroundings) {
        if (!settings.get(LogSetting.ENABLED)) {
            return off(Reason.SWITCHED_OFF);
        }
        return switch (settings.get(LogSetting.MODE)) {
            case STDOUT -> new LogRoute(Way.STDOUT, Reason.MODE_SET);
            case DURABLE -> direct(Way.DURABLE, Reason.MODE_SET, surroundings);
            case MEMORY -> direct(Way.MEMORY, Reason.MODE_SET, surroundings);
            case AUTO -> automatic(surroundings);
        };
    }

    private static LogRoute automatic(LogSurroundings surroundings) {
        if (surroundings.agentCollects()) {
            return off(Reason.AGENT_COLLECTS);
        }
        if (surroundings.fireLens()) {
            return new LogRoute(Way.STDOUT, Reason.FIRELENS);
        }
        if (surroundings.containerCollected()) {
            return new LogRoute(Way.STDOUT, Reason.CONTAINER_COLLECTED);
        }
        return direct(Way.DURABLE, Reason.KEY_GIVEN, surroundings);
    }

    private static LogRoute direct(Way way, Reason reason, LogSurroundings surroundings) {
        if (!surroundings.key()) {
            return off(Reason.NO_KEY);
        }
        return surroundings.address() ? new LogRoute(way, reason) : off(Reason.NO_ADDRESS);
    }

    private static LogRoute off(Reason reason) {
        return new LogRoute(Way.OFF, reason);
    }

    /** Whether lines go anywhere. */
    public boolean isOn() {
        return way != Way.OFF;
    }

    /** Whether lines go to the standard output. */
    public boolean isStandardOutput() {
        return way == Way.STDOUT;
    }

    /**
     * The route as it stands in a start-up line: {@code logs to datadoghq.com (durable: an API key is there)}.
     *
     * @param host the host that lines go to, if they go straight to Datadog
     */
    public String words(String host) {
        return switch (way) {
            case DURABLE -> "logs to " + host + " (durable: " + reason.words() + ")";
            case MEMORY -> "logs to " + host + " (memory: " + reason.words() + ")";
            case STDOUT -> "logs to standard output (" + reason.words() + ")";
            case OFF -> "logs off (" + reason.words() + ")";
        };
    }
}
