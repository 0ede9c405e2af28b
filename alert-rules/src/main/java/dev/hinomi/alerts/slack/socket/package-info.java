/** A connection over which Slack tells what people press, without an address of ours that Slack would call: Socket Mode. */
@NullMarked
package dev.hinomi.alerts.slack.socket;

import org.jspecify.annotations.NullMarked;
