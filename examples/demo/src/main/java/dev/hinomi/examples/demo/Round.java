package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One fault and its recovery, seen from outside: requests go in, a Slack message comes out. */
final class Round {

    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration FAULT = Duration.ofSeconds(15);
    private static final Duration CALLED_WITHIN = Duration.ofSeconds(60);
    private static final Duration RESOLVED_WITHIN = Duration.ofSeconds(150);

    private final Sandbox sandbox;
    private final List<CareerClient> clients;
    private final Terminal terminal;

    Round(Sandbox sandbox, List<CareerClient> clients, Terminal terminal) {
        this.sandbox = sandbox;
        this.clients = clients;
        this.terminal = terminal;
    }

    /** Goes through the round; returns when the incident is resolved. */
    RoundResult run() {
        terminal.say("Steady traffic for " + CALM.toSeconds() + " s");
        pause(CALM);

        terminal.say("Fault on: the screening service answers 503");
        clients.forEach(CareerClient::switchFaultOn);
        long faultOn = System.nanoTime();
        SlackMessage called =
                sandbox.slack().await(Round::calledSomebody, 1, CALLED_WITHIN).get(0);
        Duration faultToPost = Duration.ofNanos(System.nanoTime() - faultOn);
        terminal.say(String.format("Slack was told %.1f s after the fault:", faultToPost.toMillis() / 1000.0));
        terminal.show(called);
        pause(FAULT);

        terminal.say("Fault off; the rule looks back one minute, so it resolves in about that time");
        clients.forEach(CareerClient::switchFaultOff);
        SlackMessage resolved = sandbox.slack()
                .await(message -> isRootOf(called, message) && isResolved(message), 1, RESOLVED_WITHIN)
                .get(0);
        terminal.say("The incident's message now reads:");
        terminal.show(resolved);
        return new RoundResult(called, resolved, faultToPost);
    }

    private static boolean calledSomebody(SlackMessage message) {
        return !message.pings().isEmpty();
    }

    /** A warning that became critical called people in its own thread. */
    private static boolean isRootOf(SlackMessage called, SlackMessage message) {
        return message.channel().equals(called.channel())
                && message.ts().equals(called.reply() ? called.threadTs() : called.ts());
    }

    private static boolean isResolved(SlackMessage message) {
        return message.versions().size() > 1 && message.text().contains("RESOLVED");
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo was interrupted", e);
        }
    }
}
