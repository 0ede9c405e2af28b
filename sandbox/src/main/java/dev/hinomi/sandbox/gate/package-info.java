/** The TCP front that owns the public port, so that it can reset, hang and drip as no HTTP server can. */
@NullMarked
package dev.hinomi.sandbox.gate;

import org.jspecify.annotations.NullMarked;
