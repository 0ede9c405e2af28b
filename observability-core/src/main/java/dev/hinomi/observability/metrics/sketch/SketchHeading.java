package dev.hinomi.observability.metrics.sketch;

import java.util.Collection;

/** The name and tags of a distribution, encoded once for all steps. Immutable. */
public final class SketchHeading {
    private final byte[] encoded;

    private SketchHeading(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * A heading of what Datadog is to see.
     *
     * @param metric the name of the metric
     * @param tags its tags, {@code key:value}
     */
    public static SketchHeading of(String metric, Collection<String> tags) {
        ProtobufWriter writer = new ProtobufWriter();
        writer.text(SketchPayload.METRIC, metric);
        tags.forEach(tag -> writer.text(SketchPayload.TAGS, tag));
        return new SketchHeading(writer.toByteArray());
    }

    /** How many bytes it has. */
    public int length() {
        return encoded.length;
    }

    byte[] encoded() {
        return encoded;
    }
}
