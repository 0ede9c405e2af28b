package dev.hinomi.observability.events.deployments;

import org.jspecify.annotations.Nullable;

/**
 * Where a version came from; {@code null} stands for what nobody has told.
 *
 * @param commit the git commit it was built from
 * @param repository the address of its repository, without user and password
 * @param by who deployed it: an id or a name, no e-mail address
 * @param pipeline the name or address of the pipeline that did
 */
public record Origin(
        @Nullable String commit,
        @Nullable String repository,
        @Nullable String by,
        @Nullable String pipeline) {
    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);

    /** The parts, none of them blank; a password in the repository's address is left out. */
    public Origin {
        commit = presentOrNull(commit);
        repository = withoutUser(presentOrNull(repository));
        by = presentOrNull(by);
        pipeline = withoutUser(presentOrNull(pipeline));
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Build servers clone with {@code https://user:token@host/…}; {@code git@host:…} names no secret and stays. */
    private static @Nullable String withoutUser(@Nullable String address) {
        return address == null ? null : address.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/]*@", "$1");
    }
}
