/** Datadog's public intakes: each checks what it gets against Datadog's documented rules, stores it, and answers as documented. */
@NullMarked
package dev.hinomi.sandbox.intake;

import org.jspecify.annotations.NullMarked;
