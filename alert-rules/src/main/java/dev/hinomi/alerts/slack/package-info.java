/** Slack as a destination: messages, mentions, and what each of Slack's answers means. */
@NullMarked
package dev.hinomi.alerts.slack;

import org.jspecify.annotations.NullMarked;
