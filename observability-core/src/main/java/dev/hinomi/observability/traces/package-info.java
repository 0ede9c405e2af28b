/** What logs and senders need from the tracer: the current ids, and silence about our own requests. */
@NullMarked
package dev.hinomi.observability.traces;

import org.jspecify.annotations.NullMarked;
