/** Tests of rules in the build: {@code *.test.yml} files run by JUnit, and the same for Java. */
@NullMarked
package dev.hinomi.alerts.testing;

import org.jspecify.annotations.NullMarked;
