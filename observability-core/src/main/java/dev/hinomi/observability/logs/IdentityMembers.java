package dev.hinomi.observability.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.util.Arrays;

/** The part of a log line that says who speaks, encoded once per identity: members without their braces. */
final class IdentityMembers {
    private final ServiceIdentity identity;
    private final byte[] json;

    private IdentityMembers(ServiceIdentity identity, byte[] json) {
        this.identity = identity;
        this.json = json;
    }

    static IdentityMembers of(ServiceIdentity identity) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        writer.name("service").value(identity.service());
        writer.name("ddsource").value("java");
        writer.name("ddtags").value(String.join(",", identity.logTags()));
        writer.endObject();
        return new IdentityMembers(identity, Arrays.copyOfRange(writer.buffer(), 1, writer.length() - 1));
    }

    boolean belongTo(ServiceIdentity other) {
        return identity.equals(other);
    }

    byte[] json() {
        return json;
    }
}
