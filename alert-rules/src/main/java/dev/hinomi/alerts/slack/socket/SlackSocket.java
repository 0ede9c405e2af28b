package dev.hinomi.alerts.slack.socket;

import com.google.gson.JsonObject;
import dev.hinomi.observability.traces.Untraced;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what people press: keeps one connection to Slack, makes the next one before the last one ends, and tries again for as long as it
 * takes. One daemon thread, beside the one on which OkHttp reads. Neither starting nor closing waits for Slack, and nothing is thrown.
 */
public final class SlackSocket implements AutoCloseable {

    private static final Duration HELLO_WITHIN = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

    private final Door door;
    private final Consumer<JsonObject> presses;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "hinomi-slack-socket");
    private volatile boolean open = true;

    private @Nullable Line former;
    private @Nullable Line current;
    private @Nullable Line pending;
    private Instant since = Instant.MIN;
    private Instant nextAttempt = Instant.MIN;
    private Instant helloBy = Instant.MAX;
    private boolean wanted = true;
    private int failures;
    private String lastTrouble = "";

    /** What happened, in order. */
    private sealed interface Event {

        record Ready(Line line) implements Event {}

        record Leaving(Line line, String reason) implements Event {}

        record Pressed(JsonObject payload) implements Event {}

        record Gone(Line line, String why) implements Event {}
    }

    private final class Queueing implements Line.Listener {
        @Override
        public void ready(Line line) {
            put(new Event.Ready(line));
        }

        @Override
        public void leaving(Line line, String reason) {
            put(new Event.Leaving(line, reason));
        }

        @Override
        public boolean pressed(JsonObject payload) {
            return open && events.offer(new Event.Pressed(payload));
        }

        @Override
        public void gone(Line line, String why) {
            put(new Event.Gone(line, why));
        }

        /** What happens to the connection matters more than what waits. */
        private void put(Event event) {
            while (open && !events.offer(event)) {
                events.poll();
            }
        }
    }

    /**
     * A connection that is not made yet.
     *
     * @param door where addresses come from
     * @param presses told of everything that is pressed, as Slack writes it, on the connection's own thread
     * @param connectTimeout how long to wait for a connection
     * @param clock tells how long to wait for the next one
     */
    public SlackSocket(Door door, Consumer<JsonObject> presses, Duration connectTimeout, InstantSource clock) {
        this.door = door;
        this.presses = presses;
        this.clock = clock;
        this.client = Reading.client(connectTimeout);
        thread.setDaemon(true);
    }

    /** Begins to connect, once. */
    public void start() {
        thread.start();
    }

    /** Ends the connection and its threads soon; what was not pressed until now is heard by nobody. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }

    private void run() {
        while (open) {
            try {
                turn();
            } catch (InterruptedException closed) {
                open = false;
            } catch (RuntimeException | Error failure) {
                failed(Optional.empty(), "our own mistake: " + failure);
                LOG.debug("The connection to Slack met a mistake.", failure);
            }
        }
        Stream.of(Optional.ofNullable(former), Optional.ofNullable(current), Optional.ofNullable(pending))
                .flatMap(Optional::stream)
                .forEach(Line::cut);
        Reading.end(client);
    }

    private void turn() throws InterruptedException {
        Instant now = clock.instant();
        if (wanted && pending == null && !now.isBefore(nextAttempt)) {
            connect();
        } else if (pending != null && now.isAfter(helloBy)) {
            pending.cut();
            pending = null;
            failed(Optional.empty(), "it said nothing for " + HELLO_WITHIN.toSeconds() + " s");
        }
        Event event = events.poll(wait(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
        if (event != null) {
            handle(event);
        }
    }

    private Duration wait(Instant now) {
        Instant until = now.plus(LONGEST_WAIT);
        if (wanted && pending == null && nextAttempt.isBefore(until)) {
            until = nextAttempt;
        }
        if (pending != null && helloBy.isBefore(until)) {
            until = helloBy.plusMillis(1);
        }
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private void connect() {
        Door.Opened opened = door.open();
        if (opened instanceof Door.Opened.At at) {
            pending = Untraced.call(() -> new Line(client, at.address(), new Queueing()));
            helloBy = clock.instant().plus(HELLO_WITHIN);
        } else if (opened instanceof Door.Opened.NotNow notNow) {
            failed(notNow.after(), notNow.why());
        }
    }

    private void handle(Event event) {
        if (event instanceof Event.Pressed pressed) {
            press(pressed.payload());
        } else if (event instanceof Event.Ready ready && is(ready.line(), pending)) {
            isReady(ready.line());
        } else if (event instanceof Event.Leaving leaving) {
            leaves(leaving.line(), leaving.reason());
        } else if (event instanceof Event.Gone gone && is(gone.line(), pending)) {
            pending = null;
            failed(Optional.empty(), gone.why());
        } else if (event instanceof Event.Gone gone && is(gone.line(), current)) {
            current = null;
            lost(gone.why());
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean is(Line line, @Nullable Line known) {
        return line == known;
    }

    private void press(JsonObject payload) {
        try {
            presses.accept(payload);
        } catch (RuntimeException | Error failure) {
            LOG.warn("What was pressed in Slack could not be done", failure);
        }
    }

    /** The last one is left to Slack to end: what it delivers until then is heard. */
    private void isReady(Line line) {
        if (former != null) {
            former.leave();
        }
        former = current;
        current = line;
        pending = null;
        wanted = false;
        since = clock.instant();
        if (!lastTrouble.isEmpty()) {
            LOG.info("What is pressed in Slack is heard again");
            lastTrouble = "";
        }
    }

    /** The next connection is made while the last one still works. */
    private void leaves(Line line, String reason) {
        boolean unready = is(line, pending);
        if (unready) {
            line.cut();
            pending = null;
        } else if (!is(line, current)) {
            return;
        }
        if (reason.equals("link_disabled")) {
            failed(Optional.of(Pause.UNHURRIED), "Socket Mode is off: switch it on at https://api.slack.com/apps");
        } else if (reason.equals("too_many_websockets")) {
            failed(Optional.of(Pause.UNHURRIED), "the app has as many connections as Slack allows, which are 10");
        } else if (unready) {
            failed(Optional.empty(), "Slack ended it at once: " + reason);
        } else if (livedLong()) {
            wanted = true;
        } else {
            failed(Optional.empty(), "Slack ended it soon: " + reason);
        }
    }

    private void lost(String why) {
        if (!wanted) {
            livedLong();
            failed(Optional.empty(), why);
        }
    }

    /** Whether the connection was none of those that end at once, which wait longer and longer. */
    private boolean livedLong() {
        boolean lived = Duration.between(since, clock.instant()).compareTo(Pause.SHORT_LIVED) >= 0;
        failures = lived ? 0 : failures;
        return lived;
    }

    private void failed(Optional<Duration> asked, String why) {
        wanted = true;
        failures++;
        Duration pause =
                Pause.before(failures, asked, ThreadLocalRandom.current().nextDouble());
        nextAttempt = clock.instant().plus(pause);
        boolean lasting =
                asked.filter(wait -> wait.compareTo(Pause.UNHURRIED) >= 0).isPresent();
        boolean telling = lasting || (current == null && failures > 1);
        if (telling && open && !why.equals(lastTrouble)) {
            LOG.warn("What is pressed in Slack is not heard: {}. It is tried again in {} s", why, pause.toSeconds());
            lastTrouble = why;
        } else {
            LOG.debug("A connection to Slack failed: {}. It is tried again in {}", why, pause);
        }
    }
}
