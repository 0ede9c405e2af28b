package dev.hinomi.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one key that matches                   | rule=a            | rule=a team=x     | true
            a key with another value               | rule=a            | rule=b            | false
            a key that the alert does not have     | host=x            | rule=a            | false
            every key must match                   | rule=a host=x     | rule=a host=y     | false
            when every one does                    | rule=a host=x     | rule=a host=x     | true
            one of several values is enough        | host=x/y          | host=y            | true
            a star stands for any text             | rule=import-*     | rule=import-night | true
            and for none                           | rule=import*      | rule=import       | true
            at the beginning too                   | rule=*night       | rule=import-night | true
            and in the middle                      | rule=im*ht        | rule=import-night | true
            not for a part that is missing         | rule=im*day       | rule=import-night | false
            a dot is a dot                         | rule=a.b*         | rule=axb          | false
            """)
    void matches(String sentence, String match, String alert, boolean about) {
        Map<String, List<String>> wanted = Arrays.stream(match.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1].split("/"))));
        Map<String, String> described = Arrays.stream(alert.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(new Silence("s", "why", wanted, moment -> true).isAbout(described))
                .isEqualTo(about);
    }

    @Test
    void oneThatIsAboutNothingIsRefused() {
        assertThatThrownBy(() -> new Silence("s", "why", Map.of(), moment -> true))
                .hasMessageContaining("write match: { rule: \"*\" }");
    }

    @Test
    void aStretchOfTimeHoldsItsBeginningAndNotItsEnd() {
        Instant from = Instant.parse("2026-12-01T01:00:00Z");
        Instant until = Instant.parse("2026-12-01T02:00:00Z");
        Schedule.Once once = new Schedule.Once(from, until);
        assertThat(once.covers(from)).isTrue();
        assertThat(once.covers(from.minusNanos(1))).isFalse();
        assertThat(once.covers(until)).isFalse();
        assertThatThrownBy(() -> new Schedule.Once(until, from)).hasMessageContaining("must end after it begins");
    }
}
