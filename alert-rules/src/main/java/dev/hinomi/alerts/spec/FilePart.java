package dev.hinomi.alerts.spec;

import java.util.Optional;
import java.util.function.Function;

/**
 * One file, and the one that includes it.
 *
 * @param root its keys
 * @param findings what is wrong in it
 * @param parent the file that includes it
 */
record FilePart(YamlMapping root, Findings findings, Optional<FilePart> parent) {

    /** The text under the key here or, if it is missing, in the file that includes this one. */
    Optional<String> text(String key) {
        return owner(key).flatMap(part -> part.root().text(key));
    }

    /** The same as the parser reads it. */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return owner(key).flatMap(part -> part.root().parsed(key, parser));
    }

    /** What stands in place of keys that a rule does not have. */
    Optional<YamlMapping> defaults() {
        return owner("defaults").flatMap(part -> part.root().mapping("defaults"));
    }

    private Optional<FilePart> owner(String key) {
        return root.value(key).isPresent() ? Optional.of(this) : parent.flatMap(file -> file.owner(key));
    }
}
