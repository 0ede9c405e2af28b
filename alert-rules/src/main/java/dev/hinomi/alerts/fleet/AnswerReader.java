package dev.hinomi.alerts.fleet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.query.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the body of an answer (v1 OpenAPI schema {@code MetricsQueryResponse}: {@code status}, {@code error}, {@code series} with
 * {@code tag_set}, {@code query_index} and {@code pointlist} of milliseconds and values, which may be null).
 */
final class AnswerReader {

    private static final int LONGEST_ERROR = 300;

    private AnswerReader() {}

    /**
     * @throws JsonParseException when the body is no such answer, or says that the query failed
     */
    static List<AnsweredSeries> read(String body) {
        try {
            JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
            if (text(answer, "status").filter("error"::equals).isPresent()) {
                throw new JsonParseException("Datadog answered with an error: "
                        + text(answer, "error").map(AnswerReader::shortened).orElse("without a reason"));
            }
            List<AnsweredSeries> all = new ArrayList<>();
            for (JsonElement element : answer.getAsJsonArray("series")) {
                all.add(series(element.getAsJsonObject()));
            }
            return all;
        } catch (IllegalStateException | ClassCastException | NullPointerException | NumberFormatException other) {
            throw new JsonParseException("Datadog's answer has not the form that is documented", other);
        }
    }

    private static AnsweredSeries series(JsonObject series) {
        List<Double> values = new ArrayList<>();
        for (JsonElement point : series.getAsJsonArray("pointlist")) {
            JsonElement value = point.getAsJsonArray().get(1);
            if (!value.isJsonNull() && Double.isFinite(value.getAsDouble())) {
                values.add(value.getAsDouble());
            }
        }
        int part = series.has("query_index") && !series.get("query_index").isJsonNull()
                ? series.get("query_index").getAsInt()
                : 0;
        return new AnsweredSeries(part, group(series), values);
    }

    private static Tags group(JsonObject series) {
        Stream<String> tags = series.has("tag_set") && series.get("tag_set").isJsonArray()
                ? texts(series.getAsJsonArray("tag_set"))
                : Stream.of(text(series, "scope").orElse("").split(",", -1)).filter(tag -> tag.indexOf(':') > 0);
        return new Tags(tags.toList());
    }

    private static Stream<String> texts(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString);
    }

    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    /** What Datadog says of an error: {@code {"errors": ["…"]}}; empty if it says nothing that can be read. */
    static Optional<String> errors(String body) {
        try {
            JsonArray errors = JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("errors");
            return Optional.of(shortened(String.join("; ", texts(errors).toList())));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
    }
}
