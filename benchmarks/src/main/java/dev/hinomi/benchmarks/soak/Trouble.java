package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.sink.Mood;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A way in which an intake fails, again and again.
 *
 * @param name what it is called in figures
 * @param mood how the intake treats those who come
 * @param times how often
 * @param lasts how long each time
 * @param pause how long all is well before each time
 */
record Trouble(String name, Mood mood, int times, Duration lasts, Duration pause) {
    /** All there are, for steps of one second and about twenty seconds each. */
    static final List<Trouble> ALL = List.of(
            often("503", Mood.UNAVAILABLE_ONCE),
            often("429", Mood.BUSY_ONCE),
            new Trouble("down", Mood.REFUSES, 5, Duration.ofSeconds(1), Duration.ofSeconds(3)),
            steady("reset", Mood.RESETS_BETWEEN),
            steady("hangs", Mood.HANGS),
            steady("slow", Mood.SLOW),
            steady("loses_answers", Mood.LOSES_ANSWERS));

    private static Trouble often(String name, Mood once) {
        return new Trouble(name, once, 5, Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    private static Trouble steady(String name, Mood mood) {
        return new Trouble(name, mood, 1, Duration.ofSeconds(16), Duration.ofSeconds(3));
    }

    /** Goes through all of it, and ends well. */
    void happen(Consumer<Mood> intakes) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            intakes.accept(mood);
            TimeUnit.NANOSECONDS.sleep(lasts.toNanos());
            intakes.accept(Mood.ANSWERS);
        }
    }
}
