/** Hinomi on the command line: one class for each command. */
@NullMarked
package dev.hinomi.cli;

import org.jspecify.annotations.NullMarked;
