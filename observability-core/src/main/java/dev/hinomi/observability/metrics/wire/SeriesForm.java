package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two forms in which Datadog takes series. In both the value stands first and the tags last: then a series differs
 * from the one before in two places only, its value and its tags, and all between them is one repetition to a compressor.
 * Source: the v1 and v2 schemas of datadog-api-client-java 2.59.
 */
public enum SeriesForm {
    /** Points as pairs, types as words, no units. */
    V1(
            1,
            new BodyLimits(
                    DatadogLimits.POINTS_PER_REQUEST,
                    DatadogLimits.SERIES_V1_REQUEST_BYTES,
                    DatadogLimits.SERIES_V1_DECOMPRESSED_BYTES)) {
        @Override
        public URI address(DatadogEndpoints endpoints) {
            return endpoints.seriesV1();
        }

        @Override
        void beginPoint(long seconds, JsonWriter json) {
            json.name("points").beginArray().beginArray().value(seconds);
        }

        @Override
        void endPoint(JsonWriter json) {
            json.endArray().endArray();
        }

        @Override
        void kind(SeriesText series, JsonWriter json) {
            json.name("type").value(series.type().label());
        }
    },

    /** Points as objects, types as numbers, units. */
    V2(
            2,
            new BodyLimits(
                    DatadogLimits.POINTS_PER_REQUEST,
                    DatadogLimits.SERIES_REQUEST_BYTES,
                    DatadogLimits.SERIES_DECOMPRESSED_BYTES)) {
        @Override
        public URI address(DatadogEndpoints endpoints) {
            return endpoints.seriesV2();
        }

        @Override
        void beginPoint(long seconds, JsonWriter json) {
            json.name("points").beginArray().beginObject();
            json.name("timestamp").value(seconds);
            json.name("value");
        }

        @Override
        void endPoint(JsonWriter json) {
            json.endObject().endArray();
        }

        @Override
        void kind(SeriesText series, JsonWriter json) {
            json.name("type").value(series.type().code());
            String unit = series.unit();
            if (unit != null) {
                json.name("unit").value(unit);
            }
        }
    };

    private final byte code;
    private final BodyLimits limits;

    SeriesForm(int code, BodyLimits limits) {
        this.code = (byte) code;
        this.limits = limits;
    }

    /** The form of a {@link BlockHeader#form()}; empty if it is no form of series. */
    public static Optional<SeriesForm> of(byte code) {
        return Arrays.stream(values()).filter(form -> form.code == code).findFirst();
    }

    /** The number that stands for this form in a {@link BlockHeader}. */
    public byte code() {
        return code;
    }

    /** What one request of this form may hold. */
    public BodyLimits limits() {
        return limits;
    }

    /** Where bodies of this form are sent. */
    public abstract URI address(DatadogEndpoints endpoints);

    /** Writes the time of a point, so that its value comes next. */
    abstract void beginPoint(long seconds, JsonWriter json);

    abstract void endPoint(JsonWriter json);

    abstract void kind(SeriesText series, JsonWriter json);

    /** What stands before the value of the first series of a body. */
    JsonFragment first(long seconds) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("series").beginArray();
        return upToValue(0, seconds, json);
    }

    /** What stands before the value of every other series. */
    JsonFragment next(long seconds) {
        JsonWriter json = new JsonWriter();
        json.beginArray().value(0);
        return upToValue(json.length(), seconds, json);
    }

    private JsonFragment upToValue(int start, long seconds, JsonWriter json) {
        json.beginObject();
        beginPoint(seconds, json);
        // A value that is then left out puts the comma, if one is due.
        json.value(0);
        return json.fragment(start, json.length() - 1);
    }

    /** What stands behind the value of a series. */
    public EncodedSeries encode(SeriesText series, long intervalSeconds) {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        beginPoint(0, json);
        json.value(0);
        int own = json.length();
        endPoint(json);
        json.name("interval").value(intervalSeconds);
        kind(series, json);
        json.name("metric").value(series.metric());
        json.name("tags").beginArray();
        series.ownTags().forEach(json::value);
        int shared = json.length();
        series.sharedTags().forEach(json::value);
        json.endArray();
        json.endObject();
        return new EncodedSeries(json.fragment(own, shared), json.fragment(shared, json.length()));
    }
}
