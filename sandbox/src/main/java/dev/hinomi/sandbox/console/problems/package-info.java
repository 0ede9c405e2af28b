/** The Problems pages: broken rules, and the raw request each of them came in. */
@NullMarked
package dev.hinomi.sandbox.console.problems;

import org.jspecify.annotations.NullMarked;
