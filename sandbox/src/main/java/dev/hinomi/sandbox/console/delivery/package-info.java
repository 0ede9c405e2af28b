/** What services say of their own delivery: whether everything they took was sent, waits, or was given up. */
@NullMarked
package dev.hinomi.sandbox.console.delivery;

import org.jspecify.annotations.NullMarked;
