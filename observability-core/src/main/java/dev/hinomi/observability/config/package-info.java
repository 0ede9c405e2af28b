/** Configuration that explains itself: secrets that never print, and problems that are all reported at once. */
@NullMarked
package dev.hinomi.observability.config;

import org.jspecify.annotations.NullMarked;
