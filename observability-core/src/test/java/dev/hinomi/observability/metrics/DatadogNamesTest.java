package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.fixtures.Seeds;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatadogNamesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "http.server.requests.count, http.server.requests.count",
        "Jobs.Applied, Jobs.Applied",
        "jobs/applied-today, jobs_applied_today",
        "求人.count, m.__.count",
        "5xx.count, m.5xx.count",
        "_private, m._private",
        "'', m."
    })
    void cleansMetricNames(String name, String expected) {
        assertThat(DatadogNames.metricName(name)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}={1} is {2}")
    @CsvSource({
        "outcome, SERVER_ERROR, outcome:server_error",
        "uri, /jobs/{id}, uri:/jobs/_id_",
        "Status, 200, status:200",
        "team, キャリア, team:キャリア",
        "a b, c d, a_b:c_d",
        "exception, None, exception:none",
        "region, '', region",
        "1st, x, m.1st:x",
        "url, http://a:, url:http://a"
    })
    void cleansTags(String key, String value, String expected) {
        assertThat(DatadogNames.tag(key, value)).isEqualTo(expected);
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(DatadogNames.metricName("a".repeat(300))).hasSize(200);
        assertThat(DatadogNames.tag("k", "v".repeat(300))).hasSize(200);
        assertThat(DatadogNames.tag("k", "x".repeat(197) + "\ud840\udc0b")).hasSize(199);
    }

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesWhatIsCleanAsItIs(long seed) {
        String text = anyText(new SplittableRandom(seed));
        String name = DatadogNames.metricName(text);
        String tag = DatadogNames.tag(text, text);

        assertThat(DatadogNames.metricName(name)).isEqualTo(name).matches("[A-Za-z][A-Za-z0-9_.]{0,199}");
        assertThat(DatadogNames.tag(tag)).isEqualTo(tag).hasSizeBetween(1, 200);
    }

    private static String anyText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }
}
