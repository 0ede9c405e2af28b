package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.query.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads whom to call. */
final class MentionReader {

    private final Findings findings;
    private final Optional<Set<String>> schedules;
    private final boolean broadcasts;

    private MentionReader(Findings findings, Optional<Set<String>> schedules, boolean broadcasts) {
        this.findings = findings;
        this.schedules = schedules;
        this.broadcasts = broadcasts;
    }

    /** The same, which may read mentions that call everybody in a channel. */
    MentionReader withBroadcasts() {
        return new MentionReader(findings, schedules, true);
    }

    /** Reads people, groups and these schedules. */
    static MentionReader of(Findings findings, Set<String> schedules) {
        return new MentionReader(findings, Optional.of(schedules), false);
    }

    /** Reads people and groups: a schedule cannot consist of schedules. */
    static MentionReader ofPeople(Findings findings) {
        return new MentionReader(findings, Optional.empty(), false);
    }

    /** Those in the list below the key that are right; the others are reported. */
    List<Mention> list(YamlMapping entry, String key) {
        return entry.list(key).stream()
                .flatMap(node -> read(entry, key, node).stream())
                .toList();
    }

    /** The one below the key. */
    Optional<Mention> one(YamlMapping entry, String key) {
        return entry.value(key).flatMap(node -> read(entry, key, node));
    }

    private Optional<Mention> read(YamlMapping entry, String key, Node node) {
        String path = entry.path(key);
        try {
            Optional<String> text = entry.scalar(path, node);
            Optional<Mention> everybody = text.flatMap(Mention.Broadcast::of);
            if (everybody.isPresent()) {
                return everybody.filter(found -> mayCall(path, node, found));
            }
            Optional<Mention> mention = text.map(Mention::of);
            return mention.filter(found -> !(found instanceof Mention.OnCall onCall) || exists(path, node, onCall));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    path,
                    node,
                    String.valueOf(problem.getMessage()),
                    "Name a user group, for example \"@career-oncall\"");
            return Optional.empty();
        }
    }

    private boolean mayCall(String path, Node node, Mention everybody) {
        if (!broadcasts) {
            findings.error(
                    path,
                    node,
                    "the target may not call everybody in its channel, but was to call \"" + everybody.written() + "\"",
                    "Name a user group, for example \"@career-oncall\", or write allow_broadcast: true in the target");
        }
        return broadcasts;
    }

    private boolean exists(String path, Node node, Mention.OnCall onCall) {
        if (schedules.isEmpty()) {
            findings.error(path, node, "a schedule cannot be made of another one", "Name a person or a user group");
            return false;
        }
        if (schedules.get().contains(onCall.schedule())) {
            return true;
        }
        findings.error(
                path,
                node,
                "there is no schedule \"" + onCall.schedule() + "\"",
                NearestWord.to(onCall.schedule(), schedules.get())
                        .map(nearest -> "Did you mean \"schedule:" + nearest + "\"?")
                        .orElse("Add it below on_call:"));
        return false;
    }
}
