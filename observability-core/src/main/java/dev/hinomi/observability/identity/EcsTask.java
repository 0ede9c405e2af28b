package dev.hinomi.observability.identity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the ECS task metadata endpoint, version 4, says about the container and its task, under Datadog's tag names.
 * Members that are missing or of another type are simply absent.
 * Source: docs.aws.amazon.com, "Task metadata endpoint version 4".
 */
record EcsTask(JsonObject container, JsonObject task) {

    /**
     * Reads the answers to {@code GET /} and {@code GET /task}.
     *
     * @throws JsonParseException if one of them is not a JSON object
     */
    static EcsTask parse(String containerJson, String taskJson) {
        return new EcsTask(parseObject(containerJson), parseObject(taskJson));
    }

    /** The identity with this task's tags added; what the identity already says stays. */
    ServiceIdentity addTo(ServiceIdentity identity) {
        Arn taskArn = Arn.parse(text(task, "TaskARN"));
        Image image = Image.parse(text(container, "Image"));
        return identity.toBuilder()
                .sharedTag("ecs_cluster_name", Arn.lastPart(text(task, "Cluster")))
                .sharedTag("task_family", text(task, "Family"))
                .sharedTag("task_version", text(task, "Revision"))
                .sharedTag("ecs_container_name", containerName())
                .sharedTag("container_name", containerName())
                .sharedTag("short_image", image.shortName())
                .sharedTag("image_tag", image.tag())
                .sharedTag("availability-zone", text(task, "AvailabilityZone"))
                .sharedTag("region", taskArn.region())
                .sharedTag("ecs_launch_type", lowerCase(text(task, "LaunchType")))
                .instanceTag("task_arn", taskArn.text())
                .instanceTag("container_id", text(container, "DockerId"))
                .build();
    }

    private @Nullable String containerName() {
        JsonElement labels = container.get("Labels");
        String label = labels instanceof JsonObject object ? text(object, "com.amazonaws.ecs.container-name") : null;
        return label == null ? text(container, "Name") : label;
    }

    private static JsonObject parseObject(String json) {
        JsonElement parsed = JsonParser.parseString(json);
        if (parsed instanceof JsonObject object) {
            return object;
        }
        throw new JsonParseException("ECS metadata must be a JSON object, but is "
                + (parsed.isJsonArray() ? "an array" : "a bare value") + ".");
    }

    private static @Nullable String text(JsonObject object, String member) {
        JsonElement value = object.get(member);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** {@code arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID}. */
    private record Arn(@Nullable String text, @Nullable String region) {
        private static final int REGION = 3;

        static Arn parse(@Nullable String text) {
            String[] parts = text == null ? new String[0] : text.split(":", -1);
            return new Arn(text, parts.length > REGION ? parts[REGION] : null);
        }

        static @Nullable String lastPart(@Nullable String text) {
            return text == null ? null : text.substring(text.lastIndexOf('/') + 1);
        }
    }

    /** {@code REGISTRY/PATH/NAME:TAG@DIGEST}, tag and digest optional. */
    private record Image(
            @Nullable String shortName, @Nullable String tag) {
        static Image parse(@Nullable String text) {
            if (text == null) {
                return new Image(null, null);
            }
            String name = text.substring(text.lastIndexOf('/') + 1);
            int digest = name.indexOf('@');
            String tagged = digest < 0 ? name : name.substring(0, digest);
            int colon = tagged.indexOf(':');
            return colon < 0
                    ? new Image(tagged, null)
                    : new Image(tagged.substring(0, colon), tagged.substring(colon + 1));
        }
    }
}
