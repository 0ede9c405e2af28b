package dev.hinomi.cli;

import java.io.PrintWriter;
import java.io.Reader;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What commands see of the machine.
 *
 * @param in what is typed or piped in
 * @param out where answers go
 * @param terminal whether a person sees what goes to standard error
 * @param clock the time
 * @param environment the variables of the process, by name
 */
record Surroundings(
        Reader in,
        PrintWriter out,
        boolean terminal,
        InstantSource clock,
        Function<String, Optional<String>> environment) {

    /** The first of these variables that is set to something. */
    Optional<String> variable(String... names) {
        for (String name : names) {
            Optional<String> value = environment.apply(name).filter(text -> !text.isBlank());
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
