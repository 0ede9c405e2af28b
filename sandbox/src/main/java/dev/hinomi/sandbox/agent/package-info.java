/** The trace agent's protocol as dd-java-agent speaks it. */
@NullMarked
package dev.hinomi.sandbox.agent;

import org.jspecify.annotations.NullMarked;
