package dev.hinomi.observability.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;

/**
 * The part of a log line that says who speaks, encoded once per identity.
 *
 * @param identity who speaks
 * @param json members without braces
 */
record IdentityMembers(ServiceIdentity identity, JsonFragment json) {
    static IdentityMembers of(ServiceIdentity identity, LogLimits limits) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        writer.name("service").value(identity.service(), LogLimits.LABEL_BYTES);
        writer.name("ddsource").value("java");
        writer.name("ddtags");
        writeTags(identity, limits.fieldBytes(), writer);
        return new IdentityMembers(identity, writer.fragment(1, writer.length()));
    }

    boolean belongTo(ServiceIdentity other) {
        return identity.equals(other);
    }

    /** Whole tags only: half a tag is another tag. */
    private static void writeTags(ServiceIdentity identity, int maxBytes, JsonWriter json) {
        json.beginText();
        int end = json.length() + maxBytes;
        String separator = "";
        for (String tag : identity.logTags()) {
            int mark = json.length();
            json.text(separator).text(tag);
            if (json.length() > end) {
                json.rewind(mark);
            } else {
                separator = ",";
            }
        }
        json.endText();
    }
}
