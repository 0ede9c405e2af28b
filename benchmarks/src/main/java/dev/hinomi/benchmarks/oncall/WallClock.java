package dev.hinomi.benchmarks.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * What a clock on the wall shows in every minute of two years, read off minute by minute. When it shows a time is looked up in what
 * was read, so that no rule about skipped and repeated times is taken from anywhere else.
 */
final class WallClock {

    /** The first minute, since 1970: 2026-01-01T00:00:00Z. */
    static final int FIRST_MINUTE = (int) (Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() / 60);

    /** So many minutes are read. */
    static final int MINUTES = 730 * 24 * 60;

    private static final int NEVER = -1;
    private static final int MARGIN = 2 * 24 * 60;

    private final int[] shown = new int[MINUTES];
    private final int[] firstShown = new int[MINUTES + 2 * MARGIN];
    private final int[] lastShown = new int[MINUTES + 2 * MARGIN];

    private WallClock(ZoneId zone) {
        Arrays.fill(firstShown, NEVER);
        Arrays.fill(lastShown, NEVER);
        for (int minute = 0; minute < MINUTES; minute++) {
            long seconds = (FIRST_MINUTE + (long) minute) * 60;
            int offset =
                    zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds() / 60;
            int wall = FIRST_MINUTE + minute + offset;
            shown[minute] = wall;
            int place = place(wall);
            if (firstShown[place] == NEVER) {
                firstShown[place] = minute;
            }
            lastShown[place] = minute;
        }
    }

    static WallClock in(ZoneId zone) {
        return new WallClock(zone);
    }

    private static int place(int wall) {
        return wall - FIRST_MINUTE + MARGIN;
    }

    /** What it shows in a minute, in minutes since its own 1970. */
    int shows(int minute) {
        return shown[minute];
    }

    /** Whether it is moved between the minute before and this one. */
    boolean isMovedAt(int minute) {
        return minute > 0 && shown[minute] != shown[minute - 1] + 1;
    }

    /** The minute in which it shows this for the first time; if it never does, as much later as it skips there. */
    int first(int wall) {
        int minute = firstShown[place(wall)];
        return minute == NEVER ? firstShown[place(wall + skippedAround(wall))] : minute;
    }

    /** The minute in which it shows this for the last time; if it never does, as much later as it skips there. */
    int last(int wall) {
        int minute = lastShown[place(wall)];
        return minute == NEVER ? lastShown[place(wall + skippedAround(wall))] : minute;
    }

    private int skippedAround(int wall) {
        int from = wall;
        while (firstShown[place(from)] == NEVER) {
            from--;
        }
        int until = wall;
        while (firstShown[place(until)] == NEVER) {
            until++;
        }
        return until - from - 1;
    }
}
