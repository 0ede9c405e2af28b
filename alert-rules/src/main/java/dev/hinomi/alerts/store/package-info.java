/** Keeps how alerts stand and what people are owed, so that a restart neither calls people again nor ends what has not ended. */
@NullMarked
package dev.hinomi.alerts.store;

import org.jspecify.annotations.NullMarked;
