package dev.hinomi.alerts.slack;

import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be pressed below the message of an open incident, and what it says when it is. Slack allows 75 characters for the text of a
 * button or an option, 150 for the value of an option (docs.slack.dev/reference/block-kit/block-elements).
 */
final class Buttons {

    static final String ACKNOWLEDGE = "hinomi_acknowledge";
    static final String SILENCE = "hinomi_silence";

    private static final List<Integer> SILENCE_HOURS = List.of(1, 4, 24);
    private static final Pattern VALUE =
            Pattern.compile("(en|ja)\\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\|(1|4|24)h)?");

    private Buttons() {}

    /**
     * What stands in a button.
     *
     * @param language how whoever presses it is answered
     * @param incident the incident's id
     * @param silence for how long nobody wants to hear of it; empty for a plain acknowledgement
     */
    record Value(Language language, String incident, Optional<Duration> silence) {

        /** Reads it again; empty when it is not one of ours. */
        static Optional<Value> of(String text) {
            Matcher matcher = VALUE.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(new Value(
                    Language.of(matcher.group(1)),
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).map(hours -> Duration.ofHours(Long.parseLong(hours)))));
        }

        @Override
        public String toString() {
            return language.code() + "|" + incident
                    + silence.map(length -> "|" + length.toHours() + "h").orElse("");
        }
    }

    /** The buttons of this message; none, when the incident is over. */
    static List<BlockElement> of(Notification notification) {
        if (notification.latest().isResolution()) {
            return List.of();
        }
        Wording wording = notification.target().wording();
        String incident = notification.incident().id();
        List<OptionObject> hours = SILENCE_HOURS.stream()
                .map(length -> BlockCompositions.option(
                        BlockCompositions.plainText(
                                wording.say("button.hours", Map.of("duration", Integer.toString(length)))),
                        new Value(wording.language(), incident, Optional.of(Duration.ofHours(length))).toString()))
                .toList();
        return List.of(
                BlockElements.button(button -> button.actionId(ACKNOWLEDGE)
                        .text(BlockCompositions.plainText(wording.say("button.acknowledge")))
                        .style("primary")
                        .value(new Value(wording.language(), incident, Optional.empty()).toString())),
                BlockElements.staticSelect(menu -> menu.actionId(SILENCE)
                        .placeholder(BlockCompositions.plainText(wording.say("button.silence")))
                        .options(hours)));
    }
}
