/** Evaluates the application's alert rules and tells people in Slack, from the first refresh to the very end. */
@NullMarked
package dev.hinomi.spring.alerts;

import org.jspecify.annotations.NullMarked;
