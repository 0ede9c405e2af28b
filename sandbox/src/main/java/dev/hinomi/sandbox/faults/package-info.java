/** Scripted faults: what goes wrong, for which requests, for how long. */
@NullMarked
package dev.hinomi.sandbox.faults;

import org.jspecify.annotations.NullMarked;
