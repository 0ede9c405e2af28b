package dev.hinomi.alerts.spec;

import java.util.Map;

/**
 * How a rule file is read.
 *
 * @param variables what <code>${name}</code> stands for, by name
 * @param includes where further files are found
 */
public record ReadOptions(Map<String, String> variables, Includes includes) {

    /** No variables and no further files. */
    public static final ReadOptions NONE = new ReadOptions(Map.of(), Includes.NONE);

    /** Takes its own copy. */
    public ReadOptions {
        variables = Map.copyOf(variables);
    }

    /** The same with these variables. */
    public ReadOptions variables(Map<String, String> values) {
        return new ReadOptions(values, includes);
    }

    /** The same with files from there. */
    public ReadOptions includes(Includes source) {
        return new ReadOptions(variables, source);
    }
}
