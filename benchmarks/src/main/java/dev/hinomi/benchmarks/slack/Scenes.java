package dev.hinomi.benchmarks.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Scenes that know nothing of one another, several at a time: each has its own clock, so they come to the same as one after another. */
final class Scenes {
    private static final int AT_A_TIME = 4;

    private Scenes() {}

    /** What happens in a scene with this number, and what is seen of it afterwards, of one scene at a time. */
    interface Plot {
        void play(Scene scene, int number);

        void look(Scene scene);
    }

    static void inParallel(int count, Duration callTimeout, Plot plot) throws InterruptedException {
        ReentrantLock oneAtATime = new ReentrantLock();
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<Integer>> plots = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int own = number;
                plots.add(() -> {
                    try (Scene scene = Scene.cranked(callTimeout)) {
                        plot.play(scene, own);
                        oneAtATime.lock();
                        try {
                            plot.look(scene);
                        } finally {
                            oneAtATime.unlock();
                        }
                    }
                    return own;
                });
            }
            for (Future<Integer> played : threads.invokeAll(plots)) {
                played.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A scene could not be played to its end.", failed);
        } finally {
            threads.shutdown();
        }
    }
}
