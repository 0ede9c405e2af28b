/** The house rules over all modules; this module sees them all. */
@NullMarked
package dev.hinomi.architecture;

import org.jspecify.annotations.NullMarked;
