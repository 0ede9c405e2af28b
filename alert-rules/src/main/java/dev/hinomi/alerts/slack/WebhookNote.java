package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.words.Wording;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message says of its coming by an incoming webhook.
 *
 * @param channel where the target wants to be told; the webhook has a channel of its own
 * @param isOver whether what it tells of is over
 * @param attempt how far it has come
 * @param instead why the app does not tell it; empty where there is none
 */
record WebhookNote(String channel, boolean isOver, Attempt attempt, Optional<String> instead) {

    private static final int LONGEST = 150;

    String in(Wording wording, SlackText text) {
        String shown = text.value(channel, LONGEST);
        String told = instead.map(trouble -> wording.say(
                        "webhook.instead", Map.of("channel", shown, "trouble", text.value(trouble, LONGEST))))
                .orElseGet(() -> wording.say("webhook.told", Map.of("channel", shown)));
        return Stream.of(
                        Stream.of(told),
                        isOver ? Stream.<String>empty() : Stream.of(wording.say("webhook.cannot")),
                        attempt.uncertainSince().map(since -> wording.say("webhook.again")).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }
}
