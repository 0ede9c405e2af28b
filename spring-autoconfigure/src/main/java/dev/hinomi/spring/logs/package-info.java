/** Ships the application's logs from its very first line on, without touching its own logging configuration. */
@NullMarked
package dev.hinomi.spring.logs;

import org.jspecify.annotations.NullMarked;
