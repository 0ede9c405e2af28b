/** The Logs pages: search, facets, volume, and one entry with what is wrong about it. */
@NullMarked
package dev.hinomi.sandbox.console.logs;

import org.jspecify.annotations.NullMarked;
