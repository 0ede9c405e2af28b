package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.traces.links.TraceLinks;
import java.net.URI;
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
            recent.record(incidents.alert(), value);
            recent.record(incidents.alert(), Double.POSITIVE_INFINITY);
        }
        assertThat(recent.of(incidents.alert())).hasSize(20).startsWith(5.0).endsWith(24.0);
        assertThat(recent.of(Incidents.of("other").alert())).isEmpty();
    }

    @Test
    void logsAndMetricAreLinkedAroundTheBeginning() {
        EvidenceSource source = new LinkedEvidence(
                new RecentValues(),
                (alert, at) -> Optional.empty(),
                TraceLinks.at(URI.create("https://app.datadoghq.com")),
                () -> ServiceIdentity.builder("career-api").env("prod").build());
        Evidence evidence = source.of(incidents.post(incidents.measure(0.073)));
        assertThat(evidence.links()).extracting(Evidence.Link::label).containsExactly("Logs", "Metric");
        assertThat(evidence.links().get(0).address().toString())
                .contains("career-api")
                .contains("prod");
        assertThat(evidence.links().get(1).address().toString()).contains("exp_metric=errors");
    }
}
