package dev.hinomi.alerts.notify;

import java.time.Duration;

/**
 * What Slack limits together (docs.slack.dev/apis/web-api/rate-limits): posts to one channel, one a second; and edits of a whole
 * workspace, fifty a minute.
 *
 * @param name names it
 * @param pace how long to leave it alone after each message
 */
record Lane(String name, Duration pace) {

    /** All edits, in whichever channel. */
    static final Lane EDITS = new Lane("edits", Duration.ofMillis(1_200));

    /** New messages and answers in a channel. */
    static Lane posts(String channel) {
        return new Lane("posts " + channel, Duration.ofSeconds(1));
    }

    static Lane of(Action action, NotifyTarget target) {
        return action instanceof Action.Update ? EDITS : posts(target.channelOf(action));
    }
}
