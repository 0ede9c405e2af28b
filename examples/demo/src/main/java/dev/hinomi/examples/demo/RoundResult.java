package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;

/**
 * What a round brought about in Slack.
 *
 * @param called the message that called somebody
 * @param resolved the first message of the incident after its last edit
 * @param faultToPost from the fault to the message
 */
record RoundResult(SlackMessage called, SlackMessage resolved, Duration faultToPost) {}
