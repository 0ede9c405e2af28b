/** A job that runs once a night: it builds the search index of a job board anew and ends. */
@NullMarked
package dev.hinomi.examples.nightly;

import org.jspecify.annotations.NullMarked;
