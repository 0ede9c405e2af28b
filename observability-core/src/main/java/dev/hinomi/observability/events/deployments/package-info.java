/** Which version runs since when, where it came from, and what was told about it. */
@NullMarked
package dev.hinomi.observability.events.deployments;

import org.jspecify.annotations.NullMarked;
