package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Many incidents of one target in one message.
 *
 * @param target who is told
 * @param severity how bad each of them is
 * @param counts how many there are, which always add up
 * @param members those that are remembered one by one
 * @param action what to do: post, change what was posted, or call people because that could not
 * @param calling whether people are called by name
 * @param attempt how far the message has come
 * @param storm the id of the storm
 */
public record Digest(
        NotifyTarget target,
        Severity severity,
        Counts counts,
        List<Owed> members,
        Action action,
        Calling calling,
        Attempt attempt,
        String storm) {

    /** Whether people are called by name. */
    public enum Calling {
        /** They are. */
        BY_NAME,
        /** They were a moment ago. */
        NOT_AGAIN
    }

    /**
     * How many incidents.
     *
     * @param open how many still last
     * @param resolved how many ended
     * @param raised how many became critical and are told on their own
     */
    public record Counts(int open, int resolved, int raised) {

        /** All of them. */
        public int total() {
            return open + resolved + raised;
        }

        static Counts of(Storm.Left left, List<Owed> members) {
            int ended = (int) members.stream()
                    .filter(member -> member.latest().isResolution())
                    .count();
            return new Counts(members.size() - ended, left.resolved() + ended, left.raised());
        }
    }

    /**
     * Somebody has some of its incidents in hand.
     *
     * @param held who took one in hand last
     * @param count how many of those that still last they have in hand
     */
    public record InHand(Progress.Acknowledged held, int count) {}

    /** Takes its own copy. */
    public Digest {
        members = List.copyOf(members);
    }

    static Digest of(Storm storm, Action action, List<Owed> members, Calling calling) {
        return new Digest(
                members.get(0).target(),
                storm.key().severity(),
                Counts.of(storm.left(), members),
                members,
                action,
                calling,
                storm.attempt(),
                storm.id());
    }

    /** Names the message wherever it is sent from. */
    public String dedupKey() {
        return "storm/" + storm + (action instanceof Action.Call ? "/call" : "") + "#" + attempt.generation();
    }

    /** Whether it calls people by name: a new message does, unless they were called a moment ago; an edit does not. */
    public boolean calls() {
        boolean begins = action instanceof Action.Post && calling == Calling.BY_NAME;
        return (begins || action instanceof Action.Call) && !isOver();
    }

    /** Who has some of them in hand; empty if nobody has. */
    public Optional<InHand> inHand() {
        List<Progress.Acknowledged> all =
                open().flatMap(member -> member.held().stream()).toList();
        return all.stream()
                .max(Comparator.comparing(Progress.Acknowledged::at))
                .map(last -> new InHand(last, (int)
                        all.stream().filter(held -> held.by().equals(last.by())).count()));
    }

    private Stream<Owed> open() {
        return members.stream().filter(member -> !member.latest().isResolution());
    }

    /** Whether all of them ended. */
    public boolean isOver() {
        return counts.open() == 0;
    }

    /** How many still last, by the title of their rule, the most first. */
    public Map<String, Long> openByRule() {
        Map<String, Long> counted = new LinkedHashMap<>();
        open().forEach(member -> counted.merge(member.alert().rule().title(), 1L, Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** When the first of those remembered began. */
    public Optional<Instant> since() {
        return members.stream()
                .flatMap(member -> member.latest().incident().stream())
                .map(Incident::since)
                .min(Comparator.naturalOrder());
    }
}
