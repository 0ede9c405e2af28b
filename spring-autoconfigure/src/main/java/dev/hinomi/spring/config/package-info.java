/** The {@code hinomi.*} properties: read once, leniently, with every problem and its origin kept for the start-up report. */
@NullMarked
package dev.hinomi.spring.config;

import org.jspecify.annotations.NullMarked;
