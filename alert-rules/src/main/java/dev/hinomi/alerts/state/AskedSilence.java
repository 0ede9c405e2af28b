package dev.hinomi.alerts.state;

import dev.hinomi.alerts.query.Tags;
import java.time.Instant;

/**
 * Somebody asked, while an incident lasted, that nobody hears of its alert for a while. It begins at once. Names and a time alone, so
 * that it outlives a restart in any store.
 *
 * @param rule the id of the alert's rule
 * @param group the alert's group
 * @param by who asked for it
 * @param until when it ends; that moment is no longer silent
 */
public record AskedSilence(String rule, Tags group, String by, Instant until) {

    /** A silence of this alert. */
    public static AskedSilence of(Alert alert, String by, Instant until) {
        return new AskedSilence(alert.rule().id(), alert.group(), by, until);
    }

    /** Whether this alert is meant. */
    public boolean isAbout(Alert alert) {
        return rule.equals(alert.rule().id()) && group.equals(alert.group());
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    boolean isAboutTheSameAs(AskedSilence other) {
        return rule.equals(other.rule) && group.equals(other.group);
    }

    /** What lies over the alert. */
    public Overlay.Silenced overlay() {
        return new Overlay.Silenced("asked-for", "asked for by " + by + " until " + until);
    }
}
