package dev.hinomi.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.hinomi.alerts.slack.SlackReport;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;

class SlackCheckAtStartTest {

    private static final Check GOOD = new Check("token", Result.GOOD, "app hinomi in Career", "");
    private static final Check BAD =
            new Check("channel #career-alerts", Result.BAD, "Slack answered channel_not_found", "Invite the app");

    private static final Check UNKNOWN =
            new Check("channel #career-alerts", Result.UNKNOWN, "Slack did not answer in time", "");

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.hinomi.alerts");
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                said.add(event.getLevel() + " " + event.getFormattedMessage());
            }
        }
    };

    @BeforeEach
    void listen() {
        ear.start();
        logger.addAppender(ear);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(ear);
    }

    private static void start(Supplier<SlackReport> examination) {
        new SlackCheckAtStart(examination)
                .onApplicationEvent(new ApplicationReadyEvent(
                        new SpringApplication(), new String[0], new GenericApplicationContext(), Duration.ZERO));
    }

    @Test
    void whatSlackWillNotTakeIsSaidOnceWithWhatToDo() {
        start(() -> new SlackReport(List.of(GOOD, BAD)));
        await().until(() -> !said.isEmpty());
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("WARN Slack will not take all that the rules want to say")
                .contains("BAD channel #career-alerts: Slack answered channel_not_found. Invite the app.")
                .doesNotContain("GOOD");
    }

    @Test
    void whatSlackDoesNotSayIsNoWarning() {
        start(() -> new SlackReport(List.of(GOOD, UNKNOWN)));
        await().until(() -> !said.isEmpty());
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("INFO Slack did not say everything about the rules (hinomi doctor asks again):")
                .contains("UNKNOWN channel #career-alerts: Slack did not answer in time")
                .doesNotContain("GOOD");
    }

    @Test
    void besideWhatSlackWillNotTakeStandsWhatItDidNotSay() {
        start(() -> new SlackReport(List.of(UNKNOWN, BAD)));
        await().until(() -> !said.isEmpty());
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("WARN Slack will not take")
                .contains("UNKNOWN channel", "BAD channel");
    }

    @Test
    void theApplicationWaitsForNothingAndAnExaminationThatFailsHarmsNothing() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        start(() -> {
            asked.countDown();
            awaited(answered);
            throw new IllegalStateException("broken");
        });
        awaited(asked);
        answered.countDown();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("hinomi-slack-check")));
        assertThat(said).isEmpty();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
