/** Writing JSON: a small UTF-8 writer whose output is always valid. */
@NullMarked
package dev.hinomi.observability.json;

import org.jspecify.annotations.NullMarked;
