package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problem;
import java.util.List;

/**
 * The properties as they are used, and what was wrong with them as they were given. A value that cannot be used is
 * replaced by its default and told once at start: nothing in it ever stops the application.
 *
 * @param properties complete and valid
 * @param problems one for each value that was not used, in no particular order
 */
public record HinomiConfiguration(HinomiProperties properties, List<Problem> problems) {

    /** Keeps its own copy of the problems. */
    public HinomiConfiguration {
        problems = List.copyOf(problems);
    }
}
