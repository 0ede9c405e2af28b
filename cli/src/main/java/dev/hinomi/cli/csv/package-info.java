/** Series as a CSV file. */
@NullMarked
package dev.hinomi.cli.csv;

import org.jspecify.annotations.NullMarked;
