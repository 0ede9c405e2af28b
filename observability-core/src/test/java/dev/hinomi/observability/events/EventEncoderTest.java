package dev.hinomi.observability.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ServiceIdentity identity =
            ServiceIdentity.builder("career-api").env("prod").version("1.4.2").build();

    @Test
    void writesTheFirstFormOfDatadogsApi() {
        Event event = Event.of("Index rebuilt", NOON)
                .saying("48,213 jobs")
                .at(EventLevel.SUCCESS)
                .gatheredBy("index jobs")
                .tagged("index", "jobs");

        assertThat(encoded(event))
                .hasToString("{\"title\":\"Index rebuilt\",\"text\":\"48,213 jobs\","
                        + "\"date_happened\":1795435200,\"alert_type\":\"success\",\"source_type_name\":\"my_apps\","
                        + "\"aggregation_key\":\"index jobs\","
                        + "\"tags\":[\"index:jobs\",\"service:career-api\",\"env:prod\",\"version:1.4.2\"]}");
    }

    @Test
    void repeatsTheTitleWhereThereIsNoText() {
        assertThat(encoded(Event.of("Started", NOON)).get("text").getAsString()).isEqualTo("Started");
    }

    @Test
    void cutsWhatDatadogDoesNotTakeAndNeverHalfACharacter() {
        JsonObject event = encoded(Event.of("t" + "🗼".repeat(400), NOON)
                .saying("x".repeat(9_000))
                .gatheredBy("k".repeat(200))
                .tagged("long", "v".repeat(500)));

        assertThat(event.get("title").getAsString()).hasSize(500).endsWith("🗼…");
        assertThat(event.get("text").getAsString()).hasSize(4_000).endsWith("x…");
        assertThat(event.get("aggregation_key").getAsString()).hasSize(100);
        assertThat(event.getAsJsonArray("tags").get(0).getAsString()).hasSize(200);
    }

    @Test
    void keepsLongKeysApartThatDifferAtTheirEnd() {
        Event one = Event.of("t", NOON).gatheredBy("k".repeat(200) + "1");
        Event other = Event.of("t", NOON).gatheredBy("k".repeat(200) + "2");

        assertThat(encoded(one).get("aggregation_key"))
                .isNotEqualTo(encoded(other).get("aggregation_key"));
    }

    @Test
    void keepsItsOwnTagsWhenThereAreTooMany() {
        ServiceIdentity.Builder many = ServiceIdentity.builder("career-api");
        IntStream.range(0, 200).forEach(i -> many.sharedTag("t" + i, "v"));
        Event event = Event.of("t", NOON).tagged("own", "a,b");

        JsonWriter json = new JsonWriter();
        EventEncoder.encode(event, many.build(), json);

        assertThat(JsonParser.parseString(json.toString()).getAsJsonObject().getAsJsonArray("tags"))
                .hasSize(100)
                .startsWith(JsonParser.parseString("\"own:a_b\""));
    }

    @Test
    void callsNobodyAndIsNoMarkdown() {
        JsonObject event = encoded(Event.of("@all", NOON).saying("%%%\n[click](http://evil) @slack-ops\n%%%"));

        assertThat(event.get("title").getAsString()).doesNotContain("@all");
        assertThat(event.get("text").getAsString()).doesNotContain("@slack").doesNotContain("%%%");
    }

    @Test
    void needsATitle() {
        assertThatThrownBy(() -> Event.of(" ", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The title of an event must not be blank: say what happened.");
    }

    @Test
    void leavesOutATagWithoutValue() {
        assertThat(Event.of("t", NOON).tagged("a", null).tagged("b", " ").tags())
                .isEqualTo(List.of());
    }

    private JsonObject encoded(Event event) {
        JsonWriter json = new JsonWriter();
        EventEncoder.encode(event, identity, json);
        return JsonParser.parseString(json.toString()).getAsJsonObject();
    }
}
