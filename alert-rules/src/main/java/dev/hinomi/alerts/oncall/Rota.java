package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.MentionResolver;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The schedules that are in force: those of the rule file as it was last read, and those that are kept elsewhere. Thread-safe.
 */
public final class Rota {

    private final RemoteSchedules remote;
    private final AtomicReference<Map<String, NamedSchedule>> schedules = new AtomicReference<>(Map.of());

    /**
     * No schedules yet.
     *
     * @param remote schedules that are kept elsewhere
     */
    public Rota(RemoteSchedules remote) {
        this.remote = remote;
    }

    /** From now on these are in force, by name. */
    public void follow(Map<String, NamedSchedule> written) {
        schedules.set(Map.copyOf(written));
    }

    /** Finds people by these schedules, and the ids of people in this directory. */
    public MentionResolver through(PeopleDirectory directory) {
        return new ScheduledMentions(schedules::get, remote, directory);
    }
}
