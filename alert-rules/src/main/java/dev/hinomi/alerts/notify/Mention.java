package dev.hinomi.alerts.notify;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Someone who may be called by name. Comes from a rule file, or is who acknowledged an incident: nothing that is measured or logged can
 * become one.
 */
public sealed interface Mention {

    /**
     * Reads a mention: a user id ({@code U…}, {@code W…}), a user group id ({@code S…}), a group's {@code @handle}, an e-mail
     * address, or whoever is on call in a {@code schedule:name}.
     *
     * @throws IllegalArgumentException when the text is none of them
     */
    static Mention of(String text) {
        if (UserId.FORM.matcher(text).matches()) {
            return new UserId(text);
        }
        if (GroupId.FORM.matcher(text).matches()) {
            return new GroupId(text);
        }
        if (text.startsWith(OnCall.PREFIX)) {
            return new OnCall(text.substring(OnCall.PREFIX.length()).strip());
        }
        if (text.startsWith("@")) {
            return new GroupHandle(text.substring(1));
        }
        return new Email(text);
    }

    /** The person that an application names by user id or address; empty for any other name. */
    static Optional<Mention> ofPerson(String name) {
        if (UserId.FORM.matcher(name).matches()) {
            return Optional.of(new UserId(name));
        }
        return Email.FORM.matcher(name).matches() ? Optional.of(new Email(name)) : Optional.empty();
    }

    /** The mention as written in a rule file. */
    String written();

    /** Whether Slack takes it as it is, so that nobody needs to be asked who it is. */
    default boolean isId() {
        return this instanceof UserId || this instanceof GroupId || this instanceof Broadcast;
    }

    /** A user by Slack's id. */
    record UserId(String id) implements Mention {
        private static final Pattern FORM = Pattern.compile("[UW][A-Z0-9]{2,20}");

        /** Refuses what is no user id. */
        public UserId {
            check(FORM, id, "a Slack user id such as U024BE7LH");
        }

        @Override
        public String written() {
            return id;
        }
    }

    /** A user group by Slack's id. */
    record GroupId(String id) implements Mention {
        private static final Pattern FORM = Pattern.compile("S[A-Z0-9]{2,20}");

        /** Refuses what is no group id. */
        public GroupId {
            check(FORM, id, "a Slack user group id such as S0614TZR7");
        }

        @Override
        public String written() {
            return id;
        }
    }

    /** A user group by its handle, without the {@code @}. */
    record GroupHandle(String handle) implements Mention {
        private static final Pattern FORM = Pattern.compile("(?!(?:here|channel|everyone)$)[a-z0-9][a-z0-9._-]{0,79}");

        /** Refuses what is no handle, and the handles that call everyone. */
        public GroupHandle {
            check(
                    FORM,
                    handle,
                    "a user group's handle such as career-oncall, and not here, channel or everyone, which call all");
        }

        @Override
        public String written() {
            return "@" + handle;
        }
    }

    /** A user by e-mail address. */
    record Email(String address) implements Mention {
        private static final Pattern FORM = Pattern.compile("[^@\\s<>|]{1,64}@[^@\\s<>|]{1,190}");

        /** Refuses what is no address. */
        public Email {
            check(FORM, address, "a user id, a group id, a group's @handle, an e-mail address or schedule:name");
        }

        @Override
        public String written() {
            return address;
        }
    }

    /** Everybody in the channel. Comes from {@link #of(String)} of this type alone: whoever reads one must have been allowed to. */
    enum Broadcast implements Mention {
        /** Who is active at the moment. */
        HERE("@here"),
        /** Everybody. */
        CHANNEL("@channel");

        private final String written;

        Broadcast(String written) {
            this.written = written;
        }

        /** The one that is written so. */
        public static Optional<Broadcast> of(String text) {
            return Arrays.stream(values())
                    .filter(broadcast -> broadcast.written.equals(text))
                    .findFirst();
        }

        @Override
        public String written() {
            return written;
        }
    }

    /** Whoever is on call in the schedule of this name. */
    record OnCall(String schedule) implements Mention {
        private static final String PREFIX = "schedule:";
        private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

        /** Refuses what is no name of a schedule. */
        public OnCall {
            check(FORM, schedule, "the name of a schedule behind schedule:, such as schedule:career-primary");
        }

        @Override
        public String written() {
            return PREFIX + schedule;
        }
    }

    private static void check(Pattern form, String text, String expected) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("a mention must be " + expected + ", but was \"" + text + "\"");
        }
    }
}
