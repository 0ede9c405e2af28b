/** {@code ./mvnw -Pdemo}: the sandbox and the example service through a fault and its recovery, all of it for real. */
@NullMarked
package dev.hinomi.examples.demo;

import org.jspecify.annotations.NullMarked;
