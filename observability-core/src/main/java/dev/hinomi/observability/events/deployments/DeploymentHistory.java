package dev.hinomi.observability.events.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of deployments: the one it runs, and the version that ran before it on this machine. Immutable.
 *
 * @param current what runs
 * @param previousVersion what ran here before; {@code null} if nothing else is remembered
 * @param remembered whether this very version has run here before
 */
public record DeploymentHistory(
        Deployment current, @Nullable String previousVersion, boolean remembered) {
    /** A deployment older than this is no news: a copy that starts later was restarted or added by the autoscaler. */
    public static final Duration NEWS = Duration.ofHours(1);

    private static final Duration TALKED_ABOUT = Duration.ofDays(1);

    /** A history of one deployment. */
    public static DeploymentHistory of(Deployment current) {
        return new DeploymentHistory(current, null, false);
    }

    /** Whether the deployment is worth an event: it is new on this machine, and not long ago. */
    public boolean isNews(Instant now) {
        return !remembered && !now.isAfter(current.at().plus(NEWS));
    }

    /**
     * How a moment stands to the deployment, for a message about that moment: {@code 2 min after deploy 1.4.2}, or
     * {@code 2 min after deploy 1.4.2 (before: 1.4.1)}. Empty before the deployment, and a day after it, when it explains
     * nothing any more.
     */
    public Optional<String> describe(Instant moment) {
        String before = previousVersion == null ? "" : " (before: " + previousVersion + ")";
        return before(moment).map(since -> words(since) + " after deploy " + current.version() + before);
    }

    /** How long before a moment the deployment was; empty if it came later, or so long before that it explains nothing. */
    public Optional<Duration> before(Instant moment) {
        Duration since = Duration.between(current.at(), moment);
        return since.isNegative() || since.compareTo(TALKED_ABOUT) >= 0 ? Optional.empty() : Optional.of(since);
    }

    private static String words(Duration since) {
        if (since.toMinutes() == 0) {
            return since.toSeconds() + " s";
        }
        return since.toHours() == 0
                ? since.toMinutes() + " min"
                : since.toHours() + " h" + (since.toMinutesPart() == 0 ? "" : " " + since.toMinutesPart() + " min");
    }
}
