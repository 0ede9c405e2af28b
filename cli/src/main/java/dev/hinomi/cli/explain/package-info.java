/** Why an alert stands as it does, for people and as JSON. */
@NullMarked
package dev.hinomi.cli.explain;

import org.jspecify.annotations.NullMarked;
