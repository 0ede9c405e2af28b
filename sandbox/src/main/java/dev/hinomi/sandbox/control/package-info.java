/** The sandbox's own controls over HTTP: faults, counts, waiting, forgetting. */
@NullMarked
package dev.hinomi.sandbox.control;

import org.jspecify.annotations.NullMarked;
