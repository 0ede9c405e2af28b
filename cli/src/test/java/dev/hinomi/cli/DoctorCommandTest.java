package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String RULES = "../alert-rules/src/test/resources/on-call.yml";
    private static final String EXAMPLE = "../examples/career-api/src/main/resources/hinomi/rules.yml";

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private CommandRun doctor(String token, String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor", "--api-url", sandbox.slackApiUrl()));
        all.addAll(List.of(arguments));
        return CommandRun.with(Map.of("SLACK_BOT_TOKEN", token), all.toArray(String[]::new));
    }

    @Test
    void aWorkspaceThatIsReadyEndsWithZeroAndNothingIsPosted() {
        CommandRun run = doctor("xoxb-1", "--rules", EXAMPLE);
        assertThat(run.lines()).last().asString().isEqualTo("5 checks: 5 good, 0 doubtful, 0 bad, 0 unknown");
        assertThat(run.code()).isZero();
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void whatIsWrongStandsWithWhatToDoAndEndsWithOne() {
        CommandRun run = doctor("xoxb-1", "--rules", RULES);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("schedule career-primary")
                .contains("Set DD_API_KEY and DD_APP_KEY")
                .contains("(schedule:career-primary)");
    }

    @Test
    void withoutARuleFileTheTokenAndItsScopesAreLookedAt() {
        assertThat(doctor("xoxb-1").lines()).hasSize(3).first().asString().startsWith("good      token");
        CommandRun none = doctor("no-token");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("bad       token  Slack answered invalid_auth");
    }

    @Test
    void sayingTheSameAsJson() {
        assertThat(doctor("xoxb-1", "--rules", EXAMPLE, "--json").lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(
                                JsonParser.parseString(line).getAsJsonObject().keySet())
                        .containsExactly("result", "subject", "found", "action"));
    }

    @Test
    void anIncomingWebhookIsLookedAtBesideTheApp() {
        CommandRun run = CommandRun.with(
                Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_WEBHOOK_URL", sandbox.slackWebhookUrl()),
                "doctor",
                "--api-url",
                sandbox.slackApiUrl());
        assertThat(run.out()).containsPattern("good +incoming webhook +Slack knows it; nothing was posted");
        assertThat(run.code()).isZero();
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void anIncomingWebhookIsEnoughAndSaysWhomItCannotCall() {
        CommandRun run =
                CommandRun.with(Map.of("SLACK_WEBHOOK_URL", sandbox.slackWebhookUrl()), "doctor", "--rules", EXAMPLE);
        assertThat(run.lines()).first().asString().startsWith("good      incoming webhook");
        assertThat(run.out()).contains("doubtful  mention @career-oncall");
        assertThat(run.code()).isZero();
    }

    @Test
    void whatIsNoIncomingWebhookIsSaidWithoutShowingIt() {
        CommandRun run = CommandRun.with(Map.of("SLACK_WEBHOOK_URL", "https://example.com/verysecret"), "doctor");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "SLACK_WEBHOOK_URL: the address of Slack's incoming webhook cannot be used: its host is example.com")
                .doesNotContain("verysecret");
    }

    @Test
    void theHostOfASignedWebhookIsReachedAndNothingIsSentToIt(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                rules:
                  - { id: queue-age, title: Queue age, query: "max(last_5m):max:queue.age{*}", critical: "> 600", notify: pager }
                notify:
                  pager: { webhook: "%s/hook/verysecret" }
                """.formatted(sandbox.uri()));
        CommandRun run = doctor("xoxb-1", "--rules", rules.toString());
        assertThat(run.out())
                .containsPattern("good +webhook 127.0.0.1 +it can be reached; nothing was sent")
                .doesNotContain("verysecret");
        assertThat(sandbox.requests().all())
                .noneMatch(exchange -> exchange.path().startsWith("/hook"));
    }

    @Test
    void withoutATokenItWasCalledWrongly() {
        CommandRun run = CommandRun.of("doctor");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("SLACK_BOT_TOKEN is not set");
    }
}
