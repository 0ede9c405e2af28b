/** A small job board: what a service sees of Hinomi. Start reading at {@link dev.hinomi.examples.career.ApplicationsController}. */
@NullMarked
package dev.hinomi.examples.career;

import org.jspecify.annotations.NullMarked;
