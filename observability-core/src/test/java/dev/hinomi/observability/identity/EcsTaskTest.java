package dev.hinomi.observability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EcsTaskTest {
    static final String CONTAINER = """
            {"DockerId":"cd189a933e5849daa93386466019ab50-2495160603","Name":"app-internal",
             "Image":"111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/career/api:1.4.2@sha256:25f3",
             "Labels":{"com.amazonaws.ecs.container-name":"app"}}""";
    static final String TASK = """
            {"Cluster":"arn:aws:ecs:ap-northeast-1:111122223333:cluster/career-prod",
             "TaskARN":"arn:aws:ecs:ap-northeast-1:111122223333:task/career-prod/cd189a933e5849daa93386466019ab50",
             "Family":"career-api","Revision":"17","AvailabilityZone":"ap-northeast-1a","LaunchType":"FARGATE"}""";

    private final ServiceIdentity known =
            ServiceIdentity.builder("career-api").env("prod").build();

    @Test
    void becomesTagsAsDatadogNamesThem() {
        ServiceIdentity identity = EcsTask.parse(CONTAINER, TASK).addTo(known);

        assertThat(identity.sharedTags())
                .containsExactly(
                        Map.entry("ecs_cluster_name", "career-prod"),
                        Map.entry("task_family", "career-api"),
                        Map.entry("task_version", "17"),
                        Map.entry("ecs_container_name", "app"),
                        Map.entry("container_name", "app"),
                        Map.entry("short_image", "api"),
                        Map.entry("image_tag", "1.4.2"),
                        Map.entry("availability-zone", "ap-northeast-1a"),
                        Map.entry("region", "ap-northeast-1"),
                        Map.entry("ecs_launch_type", "fargate"));
    }

    @Test
    void keepsWhatNamesOneInstanceOffMetrics() {
        ServiceIdentity identity = EcsTask.parse(CONTAINER, TASK).addTo(known);

        assertThat(identity.instanceTags()).containsOnlyKeys("task_arn", "container_id");
        assertThat(identity.metricTags()).noneMatch(tag -> tag.contains("cd189a933e5849daa93386466019ab50"));
        assertThat(identity.logTags()).anyMatch(tag -> tag.startsWith("task_arn:arn:aws:ecs:ap-northeast-1"));
    }

    @Test
    void acceptsAShortClusterNameAndAnImageWithoutTag() {
        ServiceIdentity identity = EcsTask.parse("{\"Image\":\"nginx\"}", "{\"Cluster\":\"default\"}")
                .addTo(known);

        assertThat(identity.sharedTags())
                .containsExactly(Map.entry("ecs_cluster_name", "default"), Map.entry("short_image", "nginx"));
    }

    @Test
    void leavesOutWhatIsMissingOrOfAnotherType() {
        assertThat(EcsTask.parse("{\"Labels\":7,\"Name\":{}}", "{\"TaskARN\":[1],\"Family\":null}")
                        .addTo(known))
                .isEqualTo(known);
    }

    @Test
    void neverOverridesATagThatWasConfigured() {
        ServiceIdentity configured =
                known.toBuilder().sharedTag("region", "configured").build();

        assertThat(EcsTask.parse(CONTAINER, TASK).addTo(configured).sharedTags())
                .containsEntry("region", "configured");
    }

    @Test
    void refusesWhatIsNotAnObject() {
        assertThatThrownBy(() -> EcsTask.parse("[]", "{}"))
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining("an array");
    }
}
