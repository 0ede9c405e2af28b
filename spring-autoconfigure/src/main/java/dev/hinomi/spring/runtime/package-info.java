/** What all parts share once the environment is known: who this service is, where to send, and what is wrong. */
@NullMarked
package dev.hinomi.spring.runtime;

import org.jspecify.annotations.NullMarked;
