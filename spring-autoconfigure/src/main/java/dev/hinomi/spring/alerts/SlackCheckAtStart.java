package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.slack.SlackReport;
import dev.hinomi.alerts.slack.SlackReport.Result;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says once, when the application is up, what keeps messages from arriving or from calling people: not during the first incident. On a
 * thread of its own that ends with the examination; the application waits for nothing.
 */
final class SlackCheckAtStart implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private final Supplier<SlackReport> examination;

    SlackCheckAtStart(Supplier<SlackReport> examination) {
        this.examination = examination;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Thread thread = new Thread(this::examine, "hinomi-slack-check");
        thread.setDaemon(true);
        thread.start();
    }

    private void examine() {
        try {
            tell(examination.get());
        } catch (RuntimeException | LinkageError broken) {
            LOG.debug("Slack could not be examined.", broken);
        }
    }

    private static void tell(SlackReport report) {
        List<SlackReport.Check> open = report.checks().stream()
                .filter(check -> check.result() != Result.GOOD)
                .toList();
        if (open.stream().anyMatch(check -> check.result() != Result.UNKNOWN)) {
            LOG.warn(
                    "Slack will not take all that the rules want to say (hinomi doctor shows the same):{}",
                    lines(open));
        } else if (!open.isEmpty()) {
            LOG.info("Slack did not say everything about the rules (hinomi doctor asks again):{}", lines(open));
        }
    }

    private static String lines(List<SlackReport.Check> checks) {
        return checks.stream()
                .map(check -> System.lineSeparator() + "  - " + check)
                .collect(Collectors.joining());
    }
}
