package dev.hinomi.alerts.slack;

import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import dev.hinomi.alerts.notify.Digest;
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
 * What can be pressed below the message of an open incident or of a storm, and what it says when it is. Slack allows 75 characters for
 * the text of a button or an option, 150 for the value of an option, 2,000 for that of a button
 * (docs.slack.dev/reference/block-kit/block-elements).
 */
final class Buttons {

    static final String ACKNOWLEDGE = "hinomi_acknowledge";
    static final String ACKNOWLEDGE_ALL = "hinomi_acknowledge_all";
    static final String SILENCE = "hinomi_silence";

    private static final List<Integer> SILENCE_HOURS = List.of(1, 4, 24);
    private static final Pattern INCIDENT =
            Pattern.compile("(en|ja)\\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\|(1|4|24)h)?");
    private static final Pattern STORM = Pattern.compile("(en|ja)\\|storm\\|(.{1,1000})");

    private Buttons() {}

    /** What somebody wants who presses. */
    sealed interface Wish {

        /** The {@code action_id} of what is pressed for it. */
        String action();

        /** To have an incident in hand. */
        record Acknowledge(String incident) implements Wish {
            @Override
            public String action() {
                return ACKNOWLEDGE;
            }
        }

        /** To have all incidents in hand that a storm tells. */
        record AcknowledgeAll(String storm) implements Wish {
            @Override
            public String action() {
                return ACKNOWLEDGE_ALL;
            }
        }

        /** To hear nothing of an incident's alert for so long. */
        record Silence(String incident, Duration length) implements Wish {
            @Override
            public String action() {
                return SILENCE;
            }
        }
    }

    /**
     * What stands in a button.
     *
     * @param language how whoever presses it is answered
     * @param wish what whoever presses it wants
     */
    record Value(Language language, Wish wish) {

        /** Reads it again; empty when it is not one of ours. */
        static Optional<Value> of(String text) {
            Matcher storm = STORM.matcher(text);
            if (storm.matches()) {
                return Optional.of(new Value(Language.of(storm.group(1)), new Wish.AcknowledgeAll(storm.group(2))));
            }
            Matcher matcher = INCIDENT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String incident = matcher.group(2);
            Wish wish = matcher.group(3) == null
                    ? new Wish.Acknowledge(incident)
                    : new Wish.Silence(incident, Duration.ofHours(Long.parseLong(matcher.group(3))));
            return Optional.of(new Value(Language.of(matcher.group(1)), wish));
        }

        @Override
        public String toString() {
            return language.code() + "|" + written();
        }

        private String written() {
            if (wish instanceof Wish.AcknowledgeAll all) {
                return "storm|" + all.storm();
            }
            return wish instanceof Wish.Silence silence
                    ? silence.incident() + "|" + silence.length().toHours() + "h"
                    : ((Wish.Acknowledge) wish).incident();
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
                        new Value(wording.language(), new Wish.Silence(incident, Duration.ofHours(length))).toString()))
                .toList();
        return List.of(
                button("button.acknowledge", wording, new Wish.Acknowledge(incident)),
                BlockElements.staticSelect(menu -> menu.actionId(SILENCE)
                        .placeholder(BlockCompositions.plainText(wording.say("button.silence")))
                        .options(hours)));
    }

    /** The button of a storm's message; none, when all of it is over. */
    static List<BlockElement> of(Digest digest) {
        return digest.isOver()
                ? List.of()
                : List.of(button(
                        "button.acknowledge_all", digest.target().wording(), new Wish.AcknowledgeAll(digest.storm())));
    }

    private static BlockElement button(String label, Wording wording, Wish wish) {
        return BlockElements.button(button -> button.actionId(wish.action())
                .text(BlockCompositions.plainText(wording.say(label)))
                .style("primary")
                .value(new Value(wording.language(), wish).toString()));
    }
}
