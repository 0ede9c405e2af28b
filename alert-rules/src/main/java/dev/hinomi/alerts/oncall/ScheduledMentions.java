package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.MentionResolver;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds people step by step: ids as they are, handles and addresses in a directory, schedules by the clock or in Datadog. Where a
 * schedule has nobody, or its person cannot be found, its fallback is called; where nobody at all can be, whoever stands in for
 * them in the call; where there is nobody left, the message goes without a mention. Each of it is noted.
 */
public final class ScheduledMentions implements MentionResolver {

    private final Supplier<Map<String, NamedSchedule>> schedules;
    private final RemoteSchedules remote;
    private final PeopleDirectory directory;

    /**
     * @param schedules by name, as they are at the moment of asking
     * @param remote schedules that are kept elsewhere
     * @param directory ids behind handles and addresses
     */
    public ScheduledMentions(
            Supplier<Map<String, NamedSchedule>> schedules, RemoteSchedules remote, PeopleDirectory directory) {
        this.schedules = schedules;
        this.remote = remote;
        this.directory = directory;
    }

    @Override
    public Resolved resolve(Call call) {
        return new Resolution(call, schedules.get(), remote, directory).resolved();
    }
}
