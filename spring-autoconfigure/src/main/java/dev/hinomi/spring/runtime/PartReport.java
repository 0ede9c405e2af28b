package dev.hinomi.spring.runtime;

import java.util.function.Supplier;

/**
 * What one part says of itself in the start-up line; asked when the application is ready.
 *
 * @param words such as {@code "logs to datadoghq.com"} or {@code "metrics off (no DD_API_KEY)"}
 */
public record PartReport(Supplier<String> words) {

    /** Words that are known already. */
    public static PartReport of(String words) {
        return new PartReport(() -> words);
    }
}
