/** Datadog's metric queries over the series received: {@code GET /api/v1/query}. */
@NullMarked
package dev.hinomi.sandbox.query;

import org.jspecify.annotations.NullMarked;
