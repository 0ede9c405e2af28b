/** How everything fares at one moment, as a page or a person reads it: who, what is on, and the exact books of each signal. */
@NullMarked
package dev.hinomi.observability.status;

import org.jspecify.annotations.NullMarked;
