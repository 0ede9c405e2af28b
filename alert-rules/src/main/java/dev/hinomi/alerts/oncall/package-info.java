/** Who is on call at a moment, by turns, hours, holidays and substitutions, and how mentions become people. */
@NullMarked
package dev.hinomi.alerts.oncall;

import org.jspecify.annotations.NullMarked;
