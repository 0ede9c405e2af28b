package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackStormIT {

    private final SlackRun run = new SlackRun();
    private final List<Incidents> incidents = new ArrayList<>();

    @AfterEach
    void stop() {
        run.close();
    }

    /** A thousand alerts within ten seconds, every third of them a warning. */
    private void storm() {
        for (int index = 0; index < 1_000; index++) {
            Incidents next = Incidents.of("r" + index, "Rule " + index % 7);
            incidents.add(next);
            run.owe(next, index % 3 == 0 ? 0.03 : 0.073);
            run.pass(Duration.ofMillis(10));
        }
    }

    private static long calling(List<SlackMessage> messages) {
        return messages.stream().filter(message -> !message.pings().isEmpty()).count();
    }

    @Test
    void aThousandAlertsAreFewMessagesThatCallPeopleOnceAndAddUp() {
        storm();
        run.pass(Duration.ofSeconds(40));
        assertThat(run.shown()).hasSizeLessThanOrEqualTo(5);
        assertThat(run.shown().get(0).postedAt()).isBefore(Incidents.START.plusSeconds(5));
        assertThat(calling(run.shown())).isEqualTo(1);
        assertThat(alone() + inStorms()).isEqualTo(1_000);
        assertThat(run.told()).containsOnly("delivered");
    }

    private long alone() {
        return run.shown().stream()
                .filter(message -> !message.text().contains("alerts at once"))
                .count();
    }

    private int inStorms() {
        return run.shown().stream()
                .map(SlackMessage::text)
                .filter(text -> text.contains("alerts at once"))
                .mapToInt(text -> Integer.parseInt(text.replaceAll(".*?(\\d+) alerts at once.*", "$1")))
                .sum();
    }

    @Test
    void aStormThatIsOverSaysSoAndLeavesNothingBehind() {
        storm();
        run.pass(Duration.ofMinutes(2));
        incidents.forEach(each -> run.owe(each, 0.004));
        run.pass(Duration.ofMinutes(10));
        assertThat(run.shown())
                .filteredOn(message -> message.text().contains("alerts at once"))
                .allMatch(message -> message.text().startsWith(":large_green_circle:"))
                .allMatch(message -> message.text().endsWith("all over"));
        assertThat(run.dispatcher().untilNext()).isEmpty();
        assertThat(inStorms() + alone()).isEqualTo(1_000);
    }

    @Test
    void oneThatIsCriticalAfterAStormOfWarningsHasAMessageOfItsOwnThatCalls() {
        for (int index = 0; index < 100; index++) {
            run.owe(Incidents.of("w" + index), 0.03);
        }
        run.pass(Duration.ofSeconds(3));
        run.owe(Incidents.of("urgent", "Payments fail"), 0.073);
        run.pass(Duration.ofSeconds(2));
        assertThat(run.shown())
                .last()
                .matches(message -> message.text().contains("Payments fail")
                        && !message.pings().isEmpty());
    }

    @Test
    void aWarningOfAStormThatBecomesCriticalIsToldOnItsOwnAndCountedSo() {
        List<Incidents> warnings = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            warnings.add(Incidents.of("w" + index, "Rule " + index));
            run.owe(warnings.get(index), 0.03);
        }
        run.pass(Duration.ofSeconds(60));
        assertThat(run.shown())
                .singleElement()
                .matches(message -> message.text().endsWith("10 alerts at once in career-api, all WARNING"));
        run.owe(warnings.get(4), 0.073);
        run.owe(warnings.get(5), 0.004);
        run.pass(Duration.ofSeconds(90));
        assertThat(run.shown()).anyMatch(message -> message.text().contains("CRITICAL career-api: Rule 4"));
        assertThat(run.shown())
                .filteredOn(message -> message.text().contains("alerts at once"))
                .singleElement()
                .matches(message ->
                        message.text().contains("10 alerts at once in career-api: 8 still WARNING, 1 resolved"))
                .matches(message -> message.current().blocks().contains("1 became critical"));
    }

    @Test
    void anOutageIsCaughtUpWithInOneMessageThatIsPostedOnce() {
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.SLACK, new FaultAction.Status(503, null))
                        .during(Duration.ofMinutes(10)));
        for (int index = 0; index < 200; index++) {
            Incidents next = Incidents.of("r" + index);
            run.owe(next, 0.073);
            run.pass(Duration.ofSeconds(2));
            if (index % 2 == 0) {
                run.owe(next, 0.004);
            }
        }
        run.pass(Duration.ofMinutes(5));
        assertThat(run.shown()).hasSizeLessThanOrEqualTo(3);
        assertThat(alone() + inStorms()).isEqualTo(200);
        assertThat(run.shown().get(0).postedAt()).isBefore(Incidents.START.plusSeconds(660));
        assertThat(run.dispatcher().untilNext()).isEmpty();
    }
}
