package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules that are kept elsewhere. May block for as long as its own timeouts; throws nothing. */
@FunctionalInterface
public interface RemoteSchedules {

    /** Knows none, and says what to do about it. */
    RemoteSchedules NONE = (id, at) -> RemoteDuty.unknown("Datadog cannot be asked: no application key is set");

    /** Who is on call in a schedule at a moment. */
    RemoteDuty onCallAt(String id, Instant at);

    /**
     * Who is on call.
     *
     * @param people who, possibly several, possibly nobody
     * @param until when that ends; empty if it is not known
     * @param trouble what went wrong when it was asked for; then the people are those of an earlier answer
     */
    record RemoteDuty(List<Mention> people, Optional<Instant> until, Optional<String> trouble) {

        /** Takes its own copy. */
        public RemoteDuty {
            people = List.copyOf(people);
        }

        /** It is not known who. */
        public static RemoteDuty unknown(String trouble) {
            return new RemoteDuty(List.of(), Optional.empty(), Optional.of(trouble));
        }
    }
}
