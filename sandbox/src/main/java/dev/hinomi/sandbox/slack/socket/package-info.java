/** Web sockets on the loopback, as Slack's Socket Mode speaks over them. */
@NullMarked
package dev.hinomi.sandbox.slack.socket;

import org.jspecify.annotations.NullMarked;
