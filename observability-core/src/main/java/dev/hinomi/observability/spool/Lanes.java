package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of all priorities. Not thread-safe. */
final class Lanes {
    private final Map<Priority, Lane> lowestFirst = new EnumMap<>(Priority.class);
    private final Tally tally;
    private final Sweeper sweeper;

    Lanes(Tally tally, Sweeper sweeper) {
        this.tally = tally;
        this.sweeper = sweeper;
    }

    Lane of(Priority priority) {
        Lane known = lowestFirst.get(priority);
        return known == null ? open(priority) : known;
    }

    private Lane open(Priority priority) {
        Lane lane = new Lane(tally, sweeper);
        lowestFirst.put(priority, lane);
        return lane;
    }

    Lane of(Segment segment) {
        return of(segment.priority());
    }

    /** The oldest file with unread entries of each priority, among some. */
    List<Segment> firstUnread(Predicate<Segment> among) {
        List<Segment> first = new ArrayList<>();
        for (Lane lane : lowestFirst.values()) {
            Segment segment = lane.firstUnread(among);
            if (segment != null) {
                first.add(segment);
            }
        }
        return first;
    }

    /** How many bytes giving up everything of no higher priority would set free. */
    long spareBytes(Priority highest) {
        return upTo(highest).mapToLong(Lane::spareBytes).sum();
    }

    /** Sets so many bytes free, the oldest of the lowest priority first; answers how many items that costs. */
    long giveUp(long bytesWanted, Priority highest) {
        long until = bytes() - bytesWanted;
        return upTo(highest).mapToLong(lane -> lane.giveUp(bytes() - until)).sum();
    }

    private Stream<Lane> upTo(Priority highest) {
        return lowestFirst.entrySet().stream()
                .filter(lane -> lane.getKey().compareTo(highest) <= 0)
                .map(Map.Entry::getValue);
    }

    /** Deletes files in which all is done, though they could still grow. */
    void dropDrained() {
        lowestFirst.values().forEach(Lane::dropDrained);
    }

    /** Whatever comes next goes to new files. */
    void seal() {
        lowestFirst.values().forEach(Lane::seal);
    }

    /** Closes the files, and deletes those in which all is done. */
    void close() {
        lowestFirst.values().forEach(Lane::close);
    }

    /** The directories with files. */
    List<SpoolDirectory> homes() {
        return lowestFirst.values().stream()
                .flatMap(Lane::segments)
                .map(Segment::home)
                .distinct()
                .toList();
    }

    long bytes() {
        long bytes = 0;
        for (Lane lane : lowestFirst.values()) {
            bytes += lane.bytes();
        }
        return bytes;
    }
}
