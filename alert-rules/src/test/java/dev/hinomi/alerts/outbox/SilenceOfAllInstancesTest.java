package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.AskedSilence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceOfAllInstancesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String WHO = "jo (U0FIRST001)";

    private final Watch watch = new Watch();
    private final Watch.Member leader = watch.joins("i-1");
    private final Watch.Member other = watch.joins("i-2");
    private String incident = "";
    private Instant until = Instant.MIN;

    @BeforeEach
    void fires() {
        watch.pass(MINUTE);
        watch.measures(9);
        watch.pass(MINUTE);
        incident = watch.incident();
        until = watch.clock.instant().plus(Duration.ofHours(1));
        assertThat(watch.told()).startsWith("Post FIRING");
    }

    private boolean silencedAt(Watch.Member member) {
        return member.dispatcher.hold(incident, WHO, Optional.of(until));
    }

    /** It ends, and begins anew. */
    private void beginsAnew() {
        watch.measures(1);
        watch.pass(MINUTE.multipliedBy(2));
        watch.measures(9);
        watch.pass(MINUTE);
    }

    private long posts() {
        return watch.told().stream().filter("Post FIRING"::equals).count();
    }

    @Test
    void everyInstanceKnowsWithinSecondsWhatWasAskedForAtOneThatDoesNotLead() {
        assertThat(silencedAt(other)).isTrue();
        watch.pass(SOON);
        assertThat(leader.outbox.silences().all()).singleElement().isEqualTo(asked());
        assertThat(other.outbox.silences().all()).singleElement().isEqualTo(asked());
    }

    private AskedSilence asked() {
        return new AskedSilence("a", Tags.NONE, WHO, until);
    }

    @Test
    void noInstanceTellsOfTheNextIncidentsUntilTheEndAndThenOfTheOneThatLasts() {
        silencedAt(other);
        watch.pass(SOON);
        beginsAnew();
        assertThat(watch.told())
                .as("the end of what was told is told in silence too")
                .contains("Update OK");
        assertThat(posts()).isEqualTo(1);
        assertThat(leader.withheld)
                .containsExactly("FIRING the silence asked-for covers it: asked for by " + WHO + " until " + until);
        assertThat(other.withheld).isEqualTo(leader.withheld);
        watch.pass(Duration.ofHours(1));
        assertThat(posts()).as("it is still wrong").isEqualTo(2);
        assertThat(leader.outbox.silences().isEmpty()).as("forgotten").isTrue();
        assertThat(watch.store.outbox().thread(Thing.Silenced.NAME)).isEmpty();
    }

    @Test
    void aSilenceOutlivesEveryInstance() {
        silencedAt(other);
        watch.pass(SOON);
        watch.dies(leader);
        watch.dies(other);
        watch.joins("i-1");
        Watch.Member again = watch.joins("i-2");
        watch.pass(MINUTE);
        beginsAnew();
        assertThat(posts()).isEqualTo(1);
        assertThat(again.withheld).isNotEmpty();
        watch.pass(Duration.ofHours(1));
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void whatBeganInSilenceIsNotToldBecauseTheInstanceBeginsAnew() {
        silencedAt(other);
        watch.pass(SOON);
        beginsAnew();
        watch.dies(leader);
        watch.dies(other);
        watch.pass(MINUTE);
        watch.joins("i-1");
        watch.joins("i-2");
        watch.pass(MINUTE);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void whoeverLeadsNextGoesOnWithASilenceThatTheLastOneNeverTookIn() {
        silencedAt(other);
        watch.dies(leader);
        watch.pass(MINUTE);
        assertThat(other.outbox.silences().all()).containsExactly(asked());
        assertThat(watch.store.outbox().thread(Thing.Silenced.NAME)).isPresent();
    }

    @Test
    void aPressThatTwoInstancesHearIsOneSilenceThatIsToldOnce() {
        assertThat(silencedAt(leader)).isTrue();
        watch.clock.advance(Duration.ofMillis(20));
        assertThat(silencedAt(other)).isTrue();
        watch.pass(MINUTE);
        assertThat(leader.outbox.silences().all()).containsExactly(asked());
        assertThat(watch.told()).filteredOn("Silence FIRING"::equals).hasSize(1);
    }

    @Test
    void anIncidentThatEndsBeforeTheLeaderHearsOfItSilencesTheNextOnesAllTheSame() {
        watch.measures(1);
        watch.pass(MINUTE.multipliedBy(2));
        Progress.Acknowledged held = new Progress.Acknowledged(WHO, watch.clock.instant(), Optional.of(until));
        watch.store
                .outbox()
                .add(List.of(Script.write(new Happening.TakenInHand(incident, held, Optional.of(asked())))));
        watch.pass(MINUTE);
        watch.measures(9);
        watch.pass(MINUTE);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void whatWasKnownGoesOnWhileTheStoreIsAway() {
        silencedAt(other);
        watch.pass(SOON);
        beginsAnew();
        watch.store.away(true);
        watch.pass(MINUTE);
        assertThat(other.outbox.silences().all()).containsExactly(asked());
        watch.store.away(false);
        watch.pass(MINUTE);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aShorterSilenceTakesThePlaceOfALongerOneAtEveryInstance() {
        silencedAt(leader);
        watch.pass(SOON);
        until = watch.clock.instant().plus(MINUTE.multipliedBy(5));
        silencedAt(other);
        watch.pass(SOON);
        beginsAnew();
        watch.pass(MINUTE.multipliedBy(5));
        assertThat(posts()).isEqualTo(2);
    }
}
