/** When to tell whom next while nobody has an incident in hand: a pure function. */
@NullMarked
package dev.hinomi.alerts.escalation;

import org.jspecify.annotations.NullMarked;
