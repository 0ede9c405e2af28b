/** Who is speaking: service, environment, version and the tags every signal of one process carries. */
@NullMarked
package dev.hinomi.observability.identity;

import org.jspecify.annotations.NullMarked;
