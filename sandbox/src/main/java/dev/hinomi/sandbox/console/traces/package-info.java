/** The Traces pages: what was slow or failed, and one trace as a waterfall beside its logs. */
@NullMarked
package dev.hinomi.sandbox.console.traces;

import org.jspecify.annotations.NullMarked;
