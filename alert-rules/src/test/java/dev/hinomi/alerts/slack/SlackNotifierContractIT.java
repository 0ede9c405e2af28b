package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.NotifierContract;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Both ways into Slack keep to it. */
class SlackNotifierContractIT {

    private static final SlackNotifier.Contents CONTENTS = new SlackNotifier.Contents(
            SlackRun.IDENTITY, EvidenceSource.NONE, Masking.defaults().masker());

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final Rota rota = new Rota(RemoteSchedules.NONE);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private abstract class InSlack extends NotifierContract {
        @Override
        protected void vanish() {
            sandbox.faults().add(Fault.of(FaultTarget.SLACK, new FaultAction.Reset()));
        }

        @Override
        protected List<String> received() {
            return sandbox.slack().all().stream().map(SlackMessage::text).toList();
        }
    }

    @Nested
    class AsTheApp extends InSlack {
        @Override
        protected Notifier notifier() {
            return new SlackNotifier(
                    SlackConnection.of(Secret.of("xoxb-1")).at(URI.create(sandbox.slackApiUrl())),
                    CONTENTS,
                    rota,
                    InstantSource.system());
        }
    }

    @Nested
    class ByAnIncomingWebhook extends InSlack {
        @Override
        protected Notifier notifier() {
            return new SlackWebhookNotifier(
                    SlackWebhook.of(Secret.of(sandbox.slackWebhookUrl())), CONTENTS, rota, InstantSource.system());
        }
    }
}
