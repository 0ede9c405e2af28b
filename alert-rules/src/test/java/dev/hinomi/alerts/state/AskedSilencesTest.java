package dev.hinomi.alerts.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.Tags;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AskedSilencesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static AskedSilence asked(String rule, int seconds, String... tags) {
        return new AskedSilence(rule, Tags.of(tags), "ai", NOW.plusSeconds(seconds));
    }

    @Test
    void theLatestOfAnAlertCountsAlsoWhenItIsShorter() {
        AskedSilences silences = AskedSilences.NONE
                .with(asked("a", 60, "host:x"))
                .with(asked("a", 60, "host:y"))
                .with(asked("a", 30, "host:x"));
        assertThat(silences.all()).containsExactly(asked("a", 60, "host:y"), asked("a", 30, "host:x"));
    }

    @Test
    void whatChangesNothingIsTheSameObject() {
        AskedSilences silences = AskedSilences.NONE.with(asked("a", 60));
        assertThat(silences.with(asked("a", 60))).isSameAs(silences);
        assertThat(silences.at(NOW.plusSeconds(59))).isSameAs(silences);
    }

    @Test
    void aSilenceIsOverAtItsEnd() {
        assertThat(AskedSilences.NONE
                        .with(asked("a", 60))
                        .with(asked("b", 61))
                        .at(NOW.plusSeconds(60))
                        .all())
                .containsExactly(asked("b", 61));
    }

    @Test
    void tooManyMakeRoomForTheLatest() {
        AskedSilences silences = AskedSilences.NONE;
        for (int index = 0; index <= AskedSilences.MOST; index++) {
            silences = silences.with(asked("r" + index, 60));
        }
        assertThat(silences.all())
                .hasSize(AskedSilences.MOST)
                .startsWith(asked("r1", 60))
                .endsWith(asked("r" + AskedSilences.MOST, 60));
    }
}
