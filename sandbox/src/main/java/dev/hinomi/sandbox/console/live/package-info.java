/** Counters pushed to open pages, so that a page knows when to ask again. */
@NullMarked
package dev.hinomi.sandbox.console.live;

import org.jspecify.annotations.NullMarked;
