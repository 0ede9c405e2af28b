package dev.hinomi.observability.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to which target, approved by whom, until when. Immutable, and always valid: names are not blank and at most
 * {@value #LONGEST_NAME} characters long.
 *
 * <pre>{@code
 * AuditEvent.of("u-1042", "access.grant").on("orders-db").approvedBy("u-7").until(end)
 * }</pre>
 *
 * @param who the id of the person or machine that did it; an id rather than an e-mail address, which masking may hide
 * @param what what was done, the same word each time, such as {@code access.grant} or {@code deployment.start}
 * @param target what it was done to; {@code null} if there is nothing to name
 * @param approvedBy the id of who agreed; {@code null} if nobody had to
 * @param until when it ends by itself; {@code null} if it does not
 * @param outcome how it ended
 */
public record AuditEvent(
        String who,
        String what,
        @Nullable String target,
        @Nullable String approvedBy,
        @Nullable Instant until,
        AuditOutcome outcome) {
    /** Longest name in characters: Datadog searches by values below 1024. Source: Datadog's "Log Collection" page. */
    public static final int LONGEST_NAME = 1023;

    /**
     * The event itself.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public AuditEvent {
        List<String> problems = new ArrayList<>();
        check("who", who, problems);
        check("what", what, problems);
        check("target", target, problems);
        check("approvedBy", approvedBy, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The audit event cannot be used: " + String.join("; ", problems));
        }
    }

    /** Somebody has done something. */
    public static AuditEvent of(String who, String what) {
        return new AuditEvent(who, what, null, null, null, AuditOutcome.SUCCESS);
    }

    /** The same, done to this target. */
    public AuditEvent on(String name) {
        return new AuditEvent(who, what, name, approvedBy, until, outcome);
    }

    /** The same, with the consent of this person or machine. */
    public AuditEvent approvedBy(String name) {
        return new AuditEvent(who, what, target, name, until, outcome);
    }

    /** The same, up to this moment. */
    public AuditEvent until(Instant end) {
        return new AuditEvent(who, what, target, approvedBy, end, outcome);
    }

    /** The same, refused or without success. */
    public AuditEvent failed() {
        return new AuditEvent(who, what, target, approvedBy, until, AuditOutcome.FAILURE);
    }

    /** One sentence, such as {@code u-1042 access.grant on orders-db, approved by u-7, until 2026-11-23T18:00:00Z}. */
    @Override
    public String toString() {
        return who
                + " "
                + what
                + (target == null ? "" : " on " + target)
                + (approvedBy == null ? "" : ", approved by " + approvedBy)
                + (until == null ? "" : ", until " + until)
                + (outcome == AuditOutcome.SUCCESS ? "" : ", " + outcome.label());
    }

    private static void check(String part, @Nullable String name, List<String> problems) {
        if (name == null) {
            return;
        }
        if (name.isBlank()) {
            problems.add(part + " must not be blank, name it or leave it out");
        } else if (name.length() > LONGEST_NAME) {
            problems.add(part + " must have at most " + LONGEST_NAME + " characters, but has " + name.length());
        }
    }
}
