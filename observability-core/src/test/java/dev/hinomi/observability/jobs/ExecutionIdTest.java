package dev.hinomi.observability.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionIdTest {
    private static final String TASK = "cd189a933e5849daa93386466019ab50";

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void isWhatWasSetElseWhatThePlatformTellsElseRandom() {
        assertThat(resolved()).isEqualTo("random");

        environment.put("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/" + TASK + "-2495160603");
        assertThat(resolved()).isEqualTo(TASK);

        environment.put("AWS_BATCH_JOB_ID", "batch-1");
        assertThat(resolved()).isEqualTo("batch-1");

        environment.put(ExecutionId.VARIABLE, " arn:aws:states:ap-northeast-1:111122223333:execution:nightly:7 ");
        assertThat(resolved()).isEqualTo("arn:aws:states:ap-northeast-1:111122223333:execution:nightly:7");

        properties.put(ExecutionId.PROPERTY, "mine");
        assertThat(resolved()).isEqualTo("mine");
    }

    @Test
    void readsNoTaskFromAnAddressOfAnotherShape() {
        environment.put("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/8f03e41243824aea");

        assertThat(resolved()).isEqualTo("random");
    }

    private String resolved() {
        return ExecutionId.resolve(properties::get, environment::get, () -> "random");
    }
}
