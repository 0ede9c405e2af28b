/** One line at start that says what is on and what is off, and one warning that says everything that is wrong. */
@NullMarked
package dev.hinomi.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
