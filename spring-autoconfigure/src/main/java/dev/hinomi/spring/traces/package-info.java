/** What the application adds to dd-java-agent's traces; without the agent nothing is different but the missing ids. */
@NullMarked
package dev.hinomi.spring.traces;

import org.jspecify.annotations.NullMarked;
