package dev.hinomi.sandbox.console;

import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;

/**
 * The page for an address at which there is nothing.
 *
 * @param path the path asked for
 * @param reason why there may be nothing
 */
public record Missing(String path, String reason) {

    static View at(String path) {
        String reason = "It was never received, or it was evicted to make room for newer entries.";
        return new View(Section.OVERVIEW, "missing.jte", "Not found", new Missing(path, reason));
    }
}
