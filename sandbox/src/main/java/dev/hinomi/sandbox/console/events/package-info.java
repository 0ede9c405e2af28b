/** The Events page: what was told once, and what of it belongs together. */
@NullMarked
package dev.hinomi.sandbox.console.events;

import org.jspecify.annotations.NullMarked;
