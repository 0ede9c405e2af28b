package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Called;
import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Parties;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Reports;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.notify.StormKey;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxThread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456Z");
    private static final Receipt ROOT = new Receipt("C1", "1.2");
    private static final Incidents INCIDENTS = Incidents.of("a");
    private static final Transition FIRED = INCIDENTS.measure(0.06);
    private static final Transition RESOLVED = INCIDENTS.measure(0.01);
    private static final Attempt TROUBLED = new Attempt(
            3,
            Notification.Form.PLAIN,
            1,
            Optional.of(new Trouble(
                    "503", NOW, Optional.of(new Doubt(NOW, Severity.WARNING)), Optional.of(NOW.plusSeconds(1)))),
            Optional.of("storm"));
    private static final Progress PROGRESS = new Progress(
            Severity.CRITICAL,
            false,
            NOW,
            Optional.of(new Progress.Acknowledged("U0FIRST001", NOW)),
            List.of(NOW, NOW.plusSeconds(9)),
            NOW);
    private static final Shown SHOWN = shown(Called.of(Severity.CRITICAL));

    private static final AskedSilence SILENCE = new AskedSilence("a", Tags.NONE, "jo (U0FIRST001)", NOW.plusSeconds(9));

    private final Directory directory = Directory.of(
            RuleSet.of(List.of(INCIDENTS.alert().rule())), Map.of(Incidents.TARGET.name(), Incidents.TARGET));

    private static Shown shown(Called called) {
        return new Shown(
                ROOT,
                Optional.of(Status.FIRING),
                Status.WARN,
                called,
                Optional.of(NOW),
                Optional.of("storm"),
                new Parties(Optional.of(new Progress.Acknowledged("U0FIRST001", NOW)), List.of("i-1")),
                Optional.of(NOW.plusSeconds(3600)));
    }

    private void assertComesBack(Thing thing) {
        assertThat(Script.read(Script.write(thing, null), directory))
                .isEqualTo(new Script.Kept(thing, Optional.empty()));
        Doubt doubt = new Doubt(NOW, Severity.CRITICAL);
        assertThat(Script.read(Script.write(thing, doubt), directory))
                .isEqualTo(new Script.Kept(thing, Optional.of(doubt)));
    }

    @Test
    void anIncidentOfWhichEverythingIsKnownComesBackAsItWas() {
        assertComesBack(new Thing.Incident(new Owed(
                Incidents.TARGET,
                INCIDENTS.alert(),
                FIRED,
                RESOLVED,
                Optional.of(SHOWN),
                TROUBLED,
                Optional.of(PROGRESS),
                new Reports(Map.of("i-1", FIRED, "i-2", RESOLVED)))));
    }

    @Test
    void anIncidentOfWhichNothingIsToldComesBackAsItWas() {
        assertComesBack(new Thing.Incident(Owed.first(Report.of(Incidents.TARGET, INCIDENTS.alert(), FIRED))));
    }

    @Test
    void aStormComesBackAsItWas() {
        StormKey key = new StormKey("oncall", Severity.WARNING);
        assertComesBack(new Thing.Gathered(
                new Storm(key, "id", NOW, Optional.of(ROOT), Optional.of(NOW), new Storm.Left(3, 4), true, TROUBLED)));
        assertComesBack(new Thing.Gathered(new Storm(
                key, "id", NOW, Optional.empty(), Optional.empty(), new Storm.Left(0, 0), false, Attempt.FIRST)));
    }

    @Test
    void everyHappeningComesBackAsItWas() {
        Report report = new Report("i-1", Incidents.TARGET, INCIDENTS.alert(), FIRED);
        List<Happening> all = List.of(
                new Happening.Seen(report, Optional.empty()),
                new Happening.Seen(report, Optional.of(SHOWN)),
                new Happening.Seen(report, Optional.of(shown(new Called(Severity.CRITICAL, true)))),
                new Happening.ToldAlone(report, SHOWN),
                new Happening.TakenInHand("incident", new Progress.Acknowledged("U0FIRST001", NOW), Optional.empty()),
                new Happening.TakenInHand("incident", wanted(NOW), Optional.of(SILENCE)),
                new Happening.StormTakenInHand("oncall/CRITICAL/1", new Progress.Acknowledged("U0FIRST001", NOW)));
        for (Happening happening : all) {
            assertThat(Script.read(Script.write(happening), directory)).isEqualTo(happening);
        }
    }

    private static Progress.Acknowledged wanted(Instant at) {
        return new Progress.Acknowledged("jo (U0FIRST001)", at, Optional.of(NOW.plusSeconds(9)));
    }

    @Test
    void silencesComeBackAsTheyWere() {
        assertComesBack(new Thing.Silenced(AskedSilences.NONE
                .with(SILENCE)
                .with(new AskedSilence("a", Tags.of("host:x", "disk:1"), "U0FIRST001", NOW))));
    }

    @Test
    void aPressThatTwoInstancesHearIsOneSilence() {
        assertThat(new Happening.TakenInHand("incident", wanted(NOW), Optional.of(SILENCE)).key())
                .isEqualTo(
                        new Happening.TakenInHand("incident", wanted(NOW.plusMillis(1)), Optional.of(SILENCE)).key());
    }

    @Test
    void whatIsToldOnceHasOneKeyAndWhatIsToldAgainHasAnother() {
        Report report = new Report("i-1", Incidents.TARGET, INCIDENTS.alert(), FIRED);
        String key = new Happening.Seen(report, Optional.empty()).key();
        assertThat(new Happening.Seen(report, Optional.of(SHOWN)).key()).isEqualTo(key);
        Report other = new Report("i-2", Incidents.TARGET, INCIDENTS.alert(), FIRED);
        assertThat(new Happening.Seen(other, Optional.empty()).key()).isNotEqualTo(key);
        Report later = new Report("i-1", Incidents.TARGET, INCIDENTS.alert(), RESOLVED);
        assertThat(new Happening.Seen(later, Optional.empty()).key()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "nothing", "{\"is\": \"newer\"}", "{\"is\": \"seen\"}", "{\"is\": 5}"})
    void whatAnotherVersionWroteIsUnreadableAndNothingElse(String text) {
        assertThatThrownBy(() -> Script.read(new OutboxEntry("k", text), directory))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> Script.read(new OutboxThread("k", text), directory))
                .isInstanceOf(UnreadableException.class);
    }
}
