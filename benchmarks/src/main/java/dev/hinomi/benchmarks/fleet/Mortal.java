package dev.hinomi.benchmarks.fleet;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A destination at which the process ends now and then, as {@code kill -9} ends it: before a message goes, while it is on its way, or
 * after it has arrived and before anybody could write that down.
 */
final class Mortal {

    private static final int KILLED = 137;
    private static final int LONGEST_WAY_MILLIS = 6;

    private final Random chance;
    private final int percent;

    Mortal(int percent, long seed) {
        this.percent = percent;
        this.chance = new Random(seed);
    }

    /** The same destination, reached by a mortal. */
    Notifier notifier(Notifier immortal) {
        return immortal instanceof DigestNotifier folding
                ? new Folding(folding)
                : notification -> sending(notification.action(), () -> immortal.send(notification));
    }

    private final class Folding implements DigestNotifier {
        private final DigestNotifier immortal;

        Folding(DigestNotifier immortal) {
            this.immortal = immortal;
        }

        @Override
        public Outcome send(Digest digest) {
            return sending(digest.action(), () -> immortal.send(digest));
        }

        @Override
        public Outcome send(Notification notification) {
            return sending(notification.action(), () -> immortal.send(notification));
        }
    }

    private Outcome sending(Action action, Supplier<Outcome> send) {
        if (action instanceof Action.Update || chance.nextInt(100) >= percent) {
            return send.get();
        }
        switch (chance.nextInt(3)) {
            case 0 -> Runtime.getRuntime().halt(KILLED);
            case 1 -> haltAfter(chance.nextInt(LONGEST_WAY_MILLIS));
            default -> {
                Outcome unheard = send.get();
                Runtime.getRuntime().halt(KILLED);
                return unheard;
            }
        }
        return send.get();
    }

    private static void haltAfter(int millis) {
        Thread death = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(KILLED);
        });
        death.setDaemon(true);
        death.start();
    }
}
