/** The Logback side of logs: an appender for Logback's configuration file and for Java. */
@NullMarked
package dev.hinomi.observability.logs.logback;

import org.jspecify.annotations.NullMarked;
