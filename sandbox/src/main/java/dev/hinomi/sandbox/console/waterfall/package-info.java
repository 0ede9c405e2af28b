/** The layout of a trace: spans of one trace become rows with a depth, an offset and a width. */
@NullMarked
package dev.hinomi.sandbox.console.waterfall;

import org.jspecify.annotations.NullMarked;
