/** The web console: what the sandbox received, drawn for a person, with the same content as JSON for a program. */
@NullMarked
package dev.hinomi.sandbox.console;

import org.jspecify.annotations.NullMarked;
