package dev.hinomi.observability.logs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.logs.settings.LogRoute.Reason;
import dev.hinomi.observability.logs.settings.LogRoute.Way;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRouteTest {
    private final Map<String, String> variables = new HashMap<>();
    private final LogSettings.Builder settings = LogSettings.builder();
    private boolean agent;
    private boolean key = true;
    private boolean address = true;

    @Test
    void aKeyMeansStraightToDatadogAndDurable() {
        assertThat(route()).isEqualTo(new LogRoute(Way.DURABLE, Reason.KEY_GIVEN));
    }

    @Test
    void withoutAKeyNothingIsShipped() {
        key = false;

        assertThat(route()).isEqualTo(new LogRoute(Way.OFF, Reason.NO_KEY));
    }

    @Test
    void aKeyWithoutAUsableAddressIsNotTakenForAMissingKey() {
        address = false;

        assertThat(route()).isEqualTo(new LogRoute(Way.OFF, Reason.NO_ADDRESS));
    }

    @Test
    void whereTheAgentCollectsLinesOursStepAside() {
        agent = true;
        variables.put("DD_APP_LOGS_COLLECTION_ENABLED", "true");
        onFireLens();

        assertThat(route()).isEqualTo(new LogRoute(Way.OFF, Reason.AGENT_COLLECTS));
    }

    @Test
    void theAgentsVariableSaysNothingWithoutTheAgent() {
        variables.put("DD_APP_LOGS_COLLECTION_ENABLED", "true");

        assertThat(route().way()).isEqualTo(Way.DURABLE);
    }

    @Test
    void fireLensReadsTheStandardOutputEvenWhereThereIsAKey() {
        onFireLens();

        assertThat(route()).isEqualTo(new LogRoute(Way.STDOUT, Reason.FIRELENS));
    }

    @Test
    void aFluentHostOutsideOfEcsIsTheApplicationsOwn() {
        onFireLens();
        variables.remove("ECS_CONTAINER_METADATA_URI_V4");

        assertThat(route().way()).isEqualTo(Way.DURABLE);
    }

    @Test
    void anAgentThatCollectsAllContainersReadsTheStandardOutput() {
        variables.put("DD_LOGS_ENABLED", "true");
        variables.put("DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL", "true");
        key = false;

        assertThat(route()).isEqualTo(new LogRoute(Way.STDOUT, Reason.CONTAINER_COLLECTED));
    }

    @Test
    void anAgentThatCollectsNoLogsReadsNothing() {
        variables.put("DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL", "true");

        assertThat(route().way()).isEqualTo(Way.DURABLE);
    }

    @Test
    void aModeThatIsSetIsTakenAsItIs() {
        onFireLens();
        settings.mode(LogMode.MEMORY);

        assertThat(route()).isEqualTo(new LogRoute(Way.MEMORY, Reason.MODE_SET));
        assertThat(route().words("datadoghq.eu")).isEqualTo("logs to datadoghq.eu (memory: as set)");
    }

    @Test
    void theStandardOutputNeedsNoKey() {
        key = false;
        settings.mode(LogMode.STDOUT);

        assertThat(route()).isEqualTo(new LogRoute(Way.STDOUT, Reason.MODE_SET));
    }

    @Test
    void aModeThatNeedsAKeyIsOffWithoutOne() {
        key = false;
        settings.mode(LogMode.DURABLE);

        assertThat(route()).isEqualTo(new LogRoute(Way.OFF, Reason.NO_KEY));
        assertThat(route().words("datadoghq.com")).isEqualTo("logs off (no DD_API_KEY)");
    }

    @Test
    void whatIsSwitchedOffIsOffInEveryMode() {
        settings.mode(LogMode.STDOUT).enabled(false);

        assertThat(route()).isEqualTo(new LogRoute(Way.OFF, Reason.SWITCHED_OFF));
    }

    private void onFireLens() {
        variables.put("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0");
        variables.put("FLUENT_HOST", "127.0.0.1");
        variables.put("FLUENT_PORT", "24224");
    }

    private LogRoute route() {
        return LogRoute.choose(
                settings.build(), LogSurroundings.of(variables::get, agent).withDestination(key, address));
    }
}
