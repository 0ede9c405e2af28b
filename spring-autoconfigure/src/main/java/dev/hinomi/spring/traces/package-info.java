/** Says whether dd-java-agent makes spans; without it nothing is different but the missing ids. */
@NullMarked
package dev.hinomi.spring.traces;

import org.jspecify.annotations.NullMarked;
