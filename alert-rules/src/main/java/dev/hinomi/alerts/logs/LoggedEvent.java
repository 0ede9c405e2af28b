package dev.hinomi.alerts.logs;

import dev.hinomi.observability.logs.Fingerprints;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.ReservedNames;
import dev.hinomi.observability.logs.Thrown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event that was logged, under the names that its line has; nothing is read before it is asked for. Not safe for use by several
 * threads.
 */
final class LoggedEvent implements SeenEvent {

    private static final int LONGEST_MESSAGE = 8_192;

    private final LogEvent event;
    private final Speaker speaker;
    private final Fingerprints fingerprints;
    private @Nullable Map<String, Object> attributes;
    private @Nullable String message;

    LoggedEvent(LogEvent event, Speaker speaker, Fingerprints fingerprints) {
        this.event = event;
        this.speaker = speaker;
        this.fingerprints = fingerprints;
    }

    @Override
    public String message() {
        String known = message;
        if (known == null) {
            String whole = event.message();
            known = whole.length() <= LONGEST_MESSAGE ? whole : whole.substring(0, LONGEST_MESSAGE);
            message = known;
        }
        return known;
    }

    @Override
    public List<String> tag(String name) {
        return name.equals("status") ? List.of(LogStatus.of(event.status())) : speaker.tag(name);
    }

    @Override
    public List<String> tags() {
        return speaker.tags();
    }

    @Override
    public Optional<Object> attribute(String path) {
        return switch (path) {
            case "logger.name" -> Optional.of(event.loggerName());
            case "logger.thread_name" -> Optional.of(event.threadName());
            case "error.kind" -> event.thrown().map(Thrown::kind);
            case "error.message" -> event.thrown().map(Thrown::message);
            case "error.fingerprint" -> given(path).or(() -> event.thrown().map(fingerprints::text));
            default -> given(path);
        };
    }

    private Optional<Object> given(String path) {
        Map<String, Object> known = attributes();
        Object whole = known.get(path);
        for (int dot = path.lastIndexOf('.'); whole == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            whole = within(known.get(path.substring(0, dot)), path.substring(dot + 1));
        }
        return Optional.ofNullable(whole);
    }

    private static @Nullable Object within(@Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> members)) {
            return null;
        }
        Object whole = members.get(path);
        int dot = path.indexOf('.');
        return whole != null || dot < 0 ? whole : within(members.get(path.substring(0, dot)), path.substring(dot + 1));
    }

    private Map<String, Object> attributes() {
        Map<String, Object> known = attributes;
        if (known == null) {
            Map<String, Object> read = new HashMap<>();
            event.forEachAttribute((name, value) -> {
                if (name != null && value != null) {
                    read.put(ReservedNames.forApplication(name), value);
                }
            });
            known = read;
            attributes = read;
        }
        return known;
    }
}
