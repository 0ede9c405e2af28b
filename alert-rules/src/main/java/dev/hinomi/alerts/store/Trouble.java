package dev.hinomi.alerts.store;

import java.io.Serializable;

/** Why a store could not do what it was asked for, by what can be done about it. */
public sealed interface Trouble extends Serializable {

    /** What follows, as the end of a sentence for people. */
    default String consequence() {
        if (this instanceof Broken) {
            return "it goes on like this until somebody mends it: see the password, the rights and the tables";
        }
        return this instanceof ReadOnly ? "it takes no writes at present, and is tried again" : "it is tried again";
    }

    /**
     * It is away or too slow: it is tried again later.
     *
     * @param again whether another connection may help at once, because only this one was broken
     */
    record Unavailable(boolean again) implements Trouble {}

    /** It takes no writes: a replica, or the side of a failover that lost. Another connection may lead to the right one. */
    record ReadOnly() implements Trouble {}

    /** Somebody else was quicker: the same may succeed at once. */
    record Conflict() implements Trouble {}

    /** Somebody else has the right to write now; trying again is in vain until the lease is ours again. */
    record Superseded() implements Trouble {}

    /** Whoever wrote it was taken for gone, and all that was kept of it is forgotten: it loads, and saves everything again. */
    record Forgotten() implements Trouble {}

    /** Nothing but a person can mend it: tables, rights or SQL are wrong. */
    record Broken() implements Trouble {}
}
