package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Evidence;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackWordsIT {

    private static final NotifyTarget JAPANESE = new NotifyTarget(
                    "oncall",
                    "#career-alerts",
                    Map.of(Severity.CRITICAL, List.of(new Mention.Email("gone@example.com"))),
                    "rules.yml:9:5")
            .with(Wording.of(Language.JAPANESE));

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());
    private final Incidents incidents = Incidents.of("api-error-rate");
    private final Notification post = incidents.post(incidents.measure(0.073));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SlackMessage sent(EvidenceSource evidence, NotifyTarget target, Action action) {
        SlackConnection connection = SlackConnection.of(Secret.of("xoxb-1")).at(URI.create(sandbox.slackApiUrl()));
        new SlackNotifier(
                        connection,
                        new SlackNotifier.Contents(
                                ServiceIdentity.of("career-api"),
                                evidence,
                                Masking.defaults().masker()),
                        new Rota(RemoteSchedules.NONE),
                        InstantSource.system())
                .send(new Notification(target, post.alert(), post.opened(), post.latest(), action, post.attempt()));
        List<SlackMessage> all = sandbox.slack().all();
        return all.get(all.size() - 1);
    }

    private static EvidenceSource deployed(Optional<String> before) {
        return notification -> new Evidence(
                List.of(),
                Optional.empty(),
                Optional.of(new Evidence.Deployed(Duration.ofSeconds(130), "1.4.2", before)),
                List.of());
    }

    @Test
    void aMessageSaysAfterWhichDeploymentItCame() {
        assertThat(sent(deployed(Optional.of("1.4.1")), Incidents.TARGET, new Action.Post())
                        .posted()
                        .blocks())
                .contains("*Deploy*  2m 10s after 1.4.2 (before: 1.4.1)");
        assertThat(sent(deployed(Optional.empty()), JAPANESE, new Action.Post())
                        .posted()
                        .blocks())
                .contains("*デプロイ*  1.4.2 の2分10秒後\"");
        assertThat(sent(EvidenceSource.NONE, JAPANESE, new Action.Post())
                        .posted()
                        .blocks())
                .doesNotContain("デプロイ");
    }

    @Test
    void noWordOfOursIsLeftInEnglish() {
        SlackMessage message = sent(EvidenceSource.NONE, JAPANESE, new Action.Post());
        assertThat(message.posted().blocks())
                .contains("*理由*  重大のしきい値を超えました", "|手順書>")
                .contains(":warning: gone@example.com を呼び出せませんでした。", ":warning: 名前を指定して呼び出せる人がいませんでした");
        SlackMessage note =
                sent(EvidenceSource.NONE, JAPANESE, new Action.Note(new Receipt(message.channel(), message.ts())));
        assertThat(note.reply()).isTrue();
        assertThat(note.text()).isEqualTo(":red_circle: 重大 career-api: API error rate、7.3%（しきい値 &gt; 5%）");
        assertThat(note.posted().blocks()).contains("重大のしきい値を超えました").doesNotContain("crossed");
    }
}
