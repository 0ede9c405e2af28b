/** The first page: what arrived, what is wrong, and how to send the first entry. */
@NullMarked
package dev.hinomi.sandbox.console.overview;

import org.jspecify.annotations.NullMarked;
