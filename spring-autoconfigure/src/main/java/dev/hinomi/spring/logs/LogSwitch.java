package dev.hinomi.spring.logs;

import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.util.Optional;

/** Whether logs are shipped, and if not, why not. */
enum LogSwitch {
    /** Logs are shipped. */
    ON(""),
    /** Everything is switched off. */
    ALL_OFF("hinomi.enabled=false"),
    /** Logs are switched off. */
    LOGS_OFF("hinomi.logs.enabled=false"),
    /** dd-java-agent ships the same lines. */
    AGENT_SHIPS("dd-java-agent collects them: DD_APP_LOGS_COLLECTION_ENABLED"),
    /** There is no key. */
    NO_KEY("no DD_API_KEY"),
    /** There is a key, but neither site nor address can be used. */
    NO_ADDRESS("no usable Datadog site or address");

    private final String reason;

    LogSwitch(String reason) {
        this.reason = reason;
    }

    static LogSwitch of(HinomiRuntime runtime) {
        if (!runtime.enabled()) {
            return ALL_OFF;
        }
        if (!runtime.properties().logs().enabled()) {
            return LOGS_OFF;
        }
        if (runtime.agentCollectsLogs()) {
            return AGENT_SHIPS;
        }
        if (runtime.destination().isPresent()) {
            return ON;
        }
        return runtime.apiKeyGiven() ? NO_ADDRESS : NO_KEY;
    }

    boolean isOn() {
        return this == ON;
    }

    /** The part's words in the start-up line. */
    String words(Optional<Destination> destination) {
        return isOn() ? "logs to " + destination.map(Destination::host).orElse("?") : "logs off (" + reason + ")";
    }
}
