package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackLanesIT {

    static final NotifyTarget ELSEWHERE = NotifyTarget.of("other", "#platform-alerts");

    private final SlackRun run = new SlackRun();

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void aChannelThatIsLimitedForHalfAMinuteDelaysNoOther() {
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.slackMethod("chat.postMessage"), new FaultAction.Status(429, 30))
                        .times(1));
        run.owe(Incidents.of("limited"), 0.073);
        run.dispatcher().sendNext();
        run.owe(ELSEWHERE, Incidents.of("free"), 0.073);
        assertThat(run.dispatcher().untilNext()).contains(Duration.ZERO);
        run.dispatcher().sendNext();
        assertThat(run.messages()).extracting(SlackMessage::channel).containsExactly("C0PLATFRM1");
        run.sendAll();
        assertThat(run.messages()).extracting(SlackMessage::postedAt).contains(Incidents.START.plusSeconds(30));
    }

    @Test
    void itsPaceIsNeverAnsweredWith429() {
        for (int index = 0; index < 4; index++) {
            run.owe(Incidents.of("r" + index), 0.073);
            run.owe(ELSEWHERE, Incidents.of("e" + index), 0.03);
        }
        run.sendAll();
        assertThat(run.told()).containsOnly("delivered");
        assertThat(run.messages()).hasSize(8);
    }

    @Test
    void aFurtherNotifierStartsNoThreadOfSlacksClient() {
        try (SlackRun first = new SlackRun()) {
            Set<Thread> known = ofSlacksClient();
            try (SlackRun second = new SlackRun()) {
                second.owe(Incidents.of("a"), 0.073);
                second.sendAll();
                Set<Thread> living = new HashSet<>(ofSlacksClient());
                living.removeAll(known);
                assertThat(first.messages()).isEmpty();
                assertThat(second.messages()).hasSize(1);
                living.forEach(SlackLanesIT::awaitItsEnd);
            }
        }
    }

    private static Set<Thread> ofSlacksClient() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("slack-api"))
                .collect(Collectors.toSet());
    }

    private static void awaitItsEnd(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
}
