/** The Faults page: switches for what can go wrong on the way. */
@NullMarked
package dev.hinomi.sandbox.console.faults;

import org.jspecify.annotations.NullMarked;
