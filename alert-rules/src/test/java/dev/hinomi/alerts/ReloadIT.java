package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.store.MemoryStateStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ReloadIT {

    private static LoadedRules rules(String lines) {
        return RuleFile.read("rules.yml", lines);
    }

    @Test
    void whoWasToldOfAnIncidentIsToldOfItsEndAlthoughTheRuleAndItsTargetAreGone() {
        List<Notification> told = new CopyOnWriteArrayList<>();
        Alerts alerts = Alerts.builder(
                        rules("rules: [ { id: a, notify: old, query: \"max(last_1m):max:m{*} > 5\" } ]\n"
                                + "notify: { old: { slack: \"#old\" } }\n"),
                        metrics -> List.of(Sample.gauge("m", Tags.NONE, 9)))
                .notifier(notification -> {
                    told.add(notification);
                    return new Outcome.Sent(new Receipt("C1", "1"));
                })
                .stateStore(new MemoryStateStore())
                .build();
        alerts.start();
        assertThat(alerts.evaluateNow(Duration.ofSeconds(10))).isTrue();
        LoadedRules others = rules("notify: { new: { slack: \"#new\" } }\n");
        alerts.reload(others);
        assertThat(alerts.rules()).isEqualTo(others);
        assertThat(alerts.acknowledge("no incident", "ai")).isFalse();
        assertThat(alerts.close(Duration.ofSeconds(10))).isTrue();
        assertThat(told).isNotEmpty().last().satisfies(last -> {
            assertThat(last.latest().isResolution()).isTrue();
            assertThat(last.target().channel()).isEqualTo("#old");
        });
    }
}
