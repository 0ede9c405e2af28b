package dev.hinomi.alerts.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.slack.socket.SocketServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSocketIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final SocketServer slack = sandbox.slackSockets();
    private final BlockingQueue<JsonObject> pressed = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private SlackSocket socket;

    @AfterEach
    void stop() {
        socket.close();
        sandbox.close();
    }

    private Door.Opened open() {
        opened.incrementAndGet();
        return new Door.Opened.At(slack.open());
    }

    private void start(Door door, Consumer<JsonObject> presses) {
        socket = new SlackSocket(door, presses, Duration.ofSeconds(5), InstantSource.system());
        socket.start();
    }

    private void listen() {
        start(this::open, pressed::add);
        assertThat(slack.await(1, PATIENCE)).isTrue();
    }

    private static JsonObject press(String what) {
        JsonObject payload = new JsonObject();
        payload.addProperty("type", what);
        return payload;
    }

    private void isHeard(String what) throws InterruptedException {
        String envelope = slack.deliver(press(what));
        assertThat(slack.isAcknowledged(envelope, PATIENCE)).isTrue();
        assertThat(pressed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(press(what));
    }

    @Test
    void whatIsPressedIsAcknowledgedAndHeard() throws InterruptedException {
        listen();
        isHeard("one");
        isHeard("two");
    }

    @Test
    void itIsAcknowledgedBeforeItIsDone() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        start(this::open, payload -> {
            asked.countDown();
            awaitUninterrupted(slow);
        });
        assertThat(slack.await(1, PATIENCE)).isTrue();
        assertThat(slack.isAcknowledged(slack.deliver(press("slow")), PATIENCE)).isTrue();
        assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(slack.isAcknowledged(slack.deliver(press("next")), PATIENCE)).isTrue();
        slow.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aMistakeInWhatIsPressedEndsNothing() throws InterruptedException {
        start(this::open, payload -> {
            pressed.add(payload);
            throw new IllegalStateException("as a test wants it");
        });
        assertThat(slack.await(1, PATIENCE)).isTrue();
        isHeard("one");
        isHeard("two");
    }

    @Test
    void aConnectionThatIsToEndIsReplacedBeforeItDoes() throws InterruptedException {
        listen();
        slack.disconnect("warning");
        assertThat(slack.await(2, PATIENCE)).isTrue();
        isHeard("by one of them");
        isHeard("by the other");
        assertThat(opened).hasValue(2);
    }

    @Test
    void aConnectionThatBreaksIsMadeAnew() throws InterruptedException {
        listen();
        slack.cut();
        assertThat(slack.await(0, PATIENCE)).isTrue();
        assertThat(slack.await(1, PATIENCE)).isTrue();
        isHeard("afterwards");
    }

    @Test
    void anAddressThatCannotBeHadOrIsNoneIsAskedForAgain() throws InterruptedException {
        start(
                () -> switch (opened.incrementAndGet()) {
                    case 1 -> new Door.Opened.NotNow(Optional.empty(), "as a test wants it");
                    case 2 -> new Door.Opened.At(URI.create("ws://127.0.0.1:1/link/?ticket=none"));
                    default -> new Door.Opened.At(slack.open());
                },
                pressed::add);
        assertThat(slack.await(1, PATIENCE)).isTrue();
        assertThat(opened).hasValue(3);
        isHeard("afterwards");
    }

    @Test
    void closingEndsTheConnection() {
        listen();
        socket.close();
        assertThat(slack.await(0, PATIENCE)).isTrue();
        assertThat(opened).hasValue(1);
    }
}
