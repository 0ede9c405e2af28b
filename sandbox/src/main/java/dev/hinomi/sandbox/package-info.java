/** The façade: a loopback stand-in for Datadog and Slack, assembled here and imported by nobody. */
@NullMarked
package dev.hinomi.sandbox;

import org.jspecify.annotations.NullMarked;
