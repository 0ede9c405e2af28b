package dev.hinomi.observability.metrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentBinsTest {

    /** The rule of the Agent's pkg/quantile/config.go, written out. */
    private static int agentKey(double value) {
        double logGamma = Math.log1p(2 * (1.0 / 128));
        int bias = 1 - (int) Math.floor(Math.log(1e-9) / logGamma);
        double smallest = Math.pow(1 + 2 * (1.0 / 128), 1 - bias);
        if (value < smallest) {
            return 0;
        }
        int key = (int) Math.rint(Math.log(value) / logGamma) + bias;
        return Math.max(1, Math.min(32_767, key));
    }

    @Test
    void keysAreTheAgentsOverTheWholeRange() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000_000; i++) {
            double value = Math.exp(random.nextDouble(-25, 60));
            assertThat(AgentBins.key(value)).isEqualTo(agentKey(value));
        }
    }

    @Test
    void theMiddleOfEachBinHasItsKey() {
        for (int key = 0; key < 4096; key++) {
            assertThat(AgentBins.key(AgentBins.value(key))).isEqualTo(key);
            assertThat(agentKey(AgentBins.value(key))).isEqualTo(key);
        }
    }

    /** The keys that Vector and the Agent give these values: 1 lies at the bias, 0 apart, the rest is bounded. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1e-10, 0", "1e-9, 1", "1, 1338", "2, 1383", "1e300, 32767"})
    void knownValuesHaveKnownKeys(double value, int key) {
        assertThat(AgentBins.key(value)).isEqualTo(key);
    }

    @Test
    void aBinStandsForItsValuesToEightPerMille() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            double value = Math.exp(random.nextDouble(-20, 40));
            assertThat(AgentBins.value(AgentBins.key(value)) / value).isCloseTo(1, within(0.008));
        }
    }
}
