package dev.hinomi.alerts.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static Duration after(int failures) {
        return Pause.before(failures, Optional.empty(), 0);
    }

    @Test
    void doublesUpToAMinute() {
        assertThat(after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(after(7)).isEqualTo(Duration.ofSeconds(60));
        assertThat(after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isAsLongAsSlackAsks() {
        assertThat(Pause.before(1, Optional.of(Duration.ofSeconds(30)), 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pause.before(7, Optional.of(Duration.ofSeconds(30)), 0)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isUpToAQuarterLongerForEachProcess() {
        assertThat(Pause.before(1, Optional.empty(), 1)).isEqualTo(Duration.ofMillis(1_250));
    }
}
