package dev.hinomi.sandbox.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnCallApiIT {

    private static final String NIGHTS = "11111111-2222-3333-4444-555555555555";
    private static final String EVERYTHING = "include=responders,responders.shifts,responders.shifts.user";

    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.startOnFreePorts();
        sandbox.onCall()
                .put(
                        NIGHTS,
                        List.of(
                                shift("a@example.com", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"),
                                shift("b@example.com", "2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z"),
                                shift("c@example.com", "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z")));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static OnCallShift shift(String email, String start, String end) {
        return new OnCallShift(email, Instant.parse(start), Instant.parse(end));
    }

    private HttpResponse<String> get(String id, String query, boolean applicationKey) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.uri() + "/api/v2/on-call/schedules/" + id + "/responders?" + query))
                .header("DD-API-KEY", "0123456789abcdef0123456789abcdef");
        if (applicationKey) {
            request.header("DD-APPLICATION-KEY", "0123456789abcdef0123456789abcdef01234567");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> included(String query, String type, String attribute) throws Exception {
        JsonArray all = JsonParser.parseString(get(NIGHTS, query, true).body())
                .getAsJsonObject()
                .getAsJsonArray("included");
        return all.asList().stream()
                .map(element -> element.getAsJsonObject())
                .filter(resource -> resource.get("type").getAsString().equals(type))
                .map(resource ->
                        resource.getAsJsonObject("attributes").get(attribute).getAsString())
                .toList();
    }

    @Test
    void saysWhoIsOnCallAtAMomentAndWhoIsNext() throws Exception {
        String query = EVERYTHING + "&filter%5Bposition%5D=current,next&filter%5Bat_ts%5D=2026-11-29T00:00:00Z";
        assertThat(included(query, "users", "email")).containsExactly("b@example.com", "c@example.com");
        assertThat(included(query, "schedule_oncall_responder", "position")).containsExactly("current", "next");
        assertThat(included(query, "shifts", "start")).containsExactly("2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z");
    }

    @Test
    void withoutAPositionItIsTheCurrentOneAndOnlyWhatIsAskedForIsIncluded() throws Exception {
        String query = "include=responders.shifts&filter%5Bat_ts%5D=2026-11-28T12:00:00Z";
        assertThat(included(query, "shifts", "end")).containsExactly("2026-11-29T00:00:00Z");
        assertThat(included(query, "users", "email")).isEmpty();
    }

    @Test
    void oneScheduleIsThereFromTheStart() throws Exception {
        JsonObject answer = JsonParser.parseString(
                        get(OnCallSchedules.STANDARD, EVERYTHING, true).body())
                .getAsJsonObject();
        assertThat(answer.getAsJsonArray("included").toString()).contains("@example.com");
    }

    @Test
    void whatIsWrongIsRefused() throws Exception {
        assertThat(get(NIGHTS, "", false).statusCode()).isEqualTo(403);
        assertThat(get("22222222-2222-3333-4444-555555555555", "", true).statusCode())
                .isEqualTo(404);
        assertThat(get(NIGHTS, "include=teams", true).statusCode()).isEqualTo(400);
        assertThat(get(NIGHTS, "filter%5Bat_ts%5D=noon", true).statusCode()).isEqualTo(400);
    }
}
