package dev.hinomi.sandbox.slack;

import java.util.List;

/** A refusal as Slack words it: a documented error code, and for invalid blocks where and why. */
final class SlackError extends RuntimeException {

    private final String code;
    private final List<String> details;

    SlackError(String code, List<String> details) {
        super(code + (details.isEmpty() ? "" : ": " + details));
        this.code = code;
        this.details = List.copyOf(details);
    }

    static SlackError of(String code) {
        return new SlackError(code, List.of());
    }

    String code() {
        return code;
    }

    List<String> details() {
        return details;
    }
}
