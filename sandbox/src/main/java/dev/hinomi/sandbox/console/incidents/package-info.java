/** The page of incidents: what went wrong, what became of telling people, whom Slack called and why; and what still waits to be told. */
@NullMarked
package dev.hinomi.sandbox.console.incidents;

import org.jspecify.annotations.NullMarked;
