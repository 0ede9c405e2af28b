/** Java's HTTP client, with an end. */
@NullMarked
package dev.hinomi.observability.http;

import org.jspecify.annotations.NullMarked;
