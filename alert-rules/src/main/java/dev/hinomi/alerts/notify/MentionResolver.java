package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Remark;
import java.time.Instant;
import java.util.List;

/**
 * Finds the people behind mentions. Called on the dispatcher's thread; may block for as long as its own timeouts, and never on the
 * thread that evaluates rules. Throws nothing: what cannot be found is said in the notes, and nothing is dropped because of it.
 */
@FunctionalInterface
public interface MentionResolver {

    /** Whom to call, and what to say about it. */
    Resolved resolve(Call call);

    /**
     * Who should be called.
     *
     * @param severity how bad it is
     * @param at when they are called
     * @param wanted who should be called
     * @param otherwise who is called if none of them can be
     */
    record Call(Severity severity, Instant at, List<Mention> wanted, List<Mention> otherwise) {

        /** Takes its own copies. */
        public Call {
            wanted = List.copyOf(wanted);
            otherwise = List.copyOf(otherwise);
        }

        /** The people of the target; those for critical incidents, where none of them can be found. */
        public static Call of(NotifyTarget target, Severity severity, Instant at) {
            return new Call(severity, at, target.mentions(severity), target.mentions(Severity.CRITICAL));
        }

        /** The people of a step; those of the target, where none of them can be found. */
        public static Call of(EscalationStep step, NotifyTarget target, Severity severity, Instant at) {
            return new Call(severity, at, step.mentions(), target.mentions(severity));
        }
    }

    /**
     * Whom to call. Nobody at all means that the message goes to its channel without a mention.
     *
     * @param people who is called, each once
     * @param notes what went otherwise than written, for people; empty when all is well
     * @param lack whether somebody could be called a little later
     */
    record Resolved(List<Called> people, List<Remark> notes, Lack lack) {

        /** Takes its own copies. */
        public Resolved {
            people = List.copyOf(people);
            notes = List.copyOf(notes);
        }
    }

    /** Whether calling nobody is all that can be done. */
    enum Lack {
        /** Whoever is wanted is called, or nobody knows them. */
        NONE,
        /** Nobody is called, and the directory that knows them did not answer: it may do so soon. */
        FOR_NOW
    }

    /**
     * Somebody who is called.
     *
     * @param who a user or group by Slack's id
     * @param why how that came about, such as {@code on call in career-primary (layer weekly) until …}
     */
    record Called(Mention who, Remark why) {

        /** Nothing needs to be explained. */
        public static final Remark AS_WRITTEN = Remark.of(Remark.Kind.NAMED);
    }
}
