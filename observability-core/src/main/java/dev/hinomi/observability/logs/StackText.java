package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;

/** What a {@link StackWalk} tells about a failure, in the order in which it is to be read. */
interface StackText {
    /** Begins an exception; its frames follow. False if there is no room for it: then none follow, and it is counted. */
    boolean begin(Thrown thrown, int indent, String caption);

    /** One frame of the exception that was begun last. */
    void frame(JsonFragment line);

    /** Stands for several of its frames. */
    void frames(int count, JsonFragment what);

    /** An exception of which was told before. */
    void circle(Thrown thrown, int indent, String caption);

    /** Counts exceptions that are left out. */
    void omit(int exceptions);
}
