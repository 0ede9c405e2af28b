/** The state of an alert, and the pure decision that moves it. */
@NullMarked
package dev.hinomi.alerts.state;

import org.jspecify.annotations.NullMarked;
