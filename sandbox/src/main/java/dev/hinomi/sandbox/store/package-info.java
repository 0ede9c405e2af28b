/** What the sandbox has received: immutable records in bounded memory, with the rules each of them broke. */
@NullMarked
package dev.hinomi.sandbox.store;

import org.jspecify.annotations.NullMarked;
