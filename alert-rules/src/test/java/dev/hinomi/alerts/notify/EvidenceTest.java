package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Dashboard;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.words.Sparkline;
import dev.hinomi.observability.events.deployments.Deployment;
import dev.hinomi.observability.events.deployments.DeploymentHistory;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.traces.links.TraceLinks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private final Incidents incidents = Incidents.of("api-error-rate");

    @Test
    void aChartReachesFromTheLeastToTheGreatestValue() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 3.5, 7.0))).isEqualTo("▁▂▅█");
        assertThat(Sparkline.of(List.of(2.0, 2.0, 2.0))).isEqualTo("▁▁▁");
        assertThat(Sparkline.of(List.of(2.0))).isEmpty();
    }

    @Test
    void theLastTwentyValuesAreKeptAndInfiniteOnesLeftOut() {
        RecentValues recent = new RecentValues();
        for (int value = 0; value < 25; value++) {
            recent.record(incidents.alert(), Incidents.START.plusSeconds(value), value);
            recent.record(incidents.alert(), Incidents.START.plusSeconds(value), Double.POSITIVE_INFINITY);
        }
        assertThat(recent.of(incidents.alert()))
                .hasSize(20)
                .startsWith(new Evidence.Point(Incidents.START.plusSeconds(5), 5))
                .endsWith(new Evidence.Point(Incidents.START.plusSeconds(24), 24));
        assertThat(recent.of(Incidents.of("other").alert())).isEmpty();
    }

    private static LinkedEvidence linked() {
        return new LinkedEvidence(
                new RecentValues(),
                (alert, at) -> Optional.empty(),
                TraceLinks.at(URI.create("https://app.datadoghq.com")),
                () -> ServiceIdentity.builder("career-api").env("prod").build());
    }

    @Test
    void logsAndMetricAreLinkedAroundTheBeginning() {
        Evidence evidence = linked().of(incidents.post(incidents.measure(0.073)));
        assertThat(evidence.links()).extracting(Evidence.Link::label).containsExactly("Logs", "Metric");
        assertThat(evidence.links().get(0).address().toString())
                .contains("career-api")
                .contains("prod");
        assertThat(evidence.links().get(1).address().toString()).contains("exp_metric=errors");
    }

    @Test
    void theDeploymentThatItCameAfterIsKnownForADay() {
        Notification post = incidents.post(incidents.measure(0.073));
        Deployment deployment =
                Deployment.of(ServiceIdentity.of("career-api"), "1.4.2", Incidents.START.minusSeconds(120));
        DeploymentHistory history = new DeploymentHistory(deployment, "1.4.1", false);
        assertThat(linked().after(() -> Optional.of(history)).of(post).deployment())
                .contains(new Evidence.Deployed(Duration.ofMinutes(2), "1.4.2", Optional.of("1.4.1")));
        DeploymentHistory old = DeploymentHistory.of(
                Deployment.of(ServiceIdentity.of("career-api"), "1.4.2", Incidents.START.minusSeconds(86_400)));
        assertThat(linked().after(() -> Optional.of(old)).of(post).deployment()).isEmpty();
    }

    @Test
    void aDashboardInDatadogIsShownAsItWasAndAnyOtherAsItIsWritten() {
        Notification post = incidents.post(incidents.measure(0.073));
        assertThat(linked().of(with(post, "abc-def-ghi"))
                        .links()
                        .get(0)
                        .address()
                        .toString())
                .startsWith("https://app.datadoghq.com/dashboard/abc-def-ghi?")
                .contains("from_ts=" + Incidents.START.minusSeconds(900).toEpochMilli());
        assertThat(linked().of(with(post, "https://grafana.example.com/d/1"))
                        .links()
                        .get(0))
                .isEqualTo(new Evidence.Link("Dashboard", URI.create("https://grafana.example.com/d/1")));
    }

    private static Notification with(Notification post, String dashboard) {
        AlertRule rule = post.alert().rule();
        AlertRule changed = AlertRule.builder(rule.id(), rule.condition())
                .ownership(new AlertRule.Ownership(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("oncall"),
                        Optional.of(Dashboard.of(dashboard))))
                .build();
        return new Notification(
                post.target(),
                new Alert(changed, post.alert().group()),
                post.opened(),
                post.latest(),
                post.action(),
                post.attempt());
    }
}
