package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.words.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the message about many incidents at once: how many there are, of which rules, and since when. */
final class StormWriter {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_RULE = 60;
    private static final int MOST_RULES = 8;

    private final SlackText text;
    private final Letterhead letterhead;
    private final IncidentWriter.Pressing pressing;

    StormWriter(SlackText text, Letterhead letterhead, IncidentWriter.Pressing pressing) {
        this.text = text;
        this.letterhead = letterhead;
        this.pressing = pressing;
    }

    SlackMessage write(Digest digest, CalledPeople people) {
        Wording wording = digest.target().wording();
        String title = text.value(wording.say(title(digest), values(digest, wording)), LONGEST_TITLE);
        String beginning = people.prefix() + emoji(digest) + " ";
        return SlackMessage.saying(beginning + title, beginning + "*" + title + "*")
                .section(held(digest, wording))
                .section(rules(digest, wording))
                .buttons(pressing == IncidentWriter.Pressing.HEARD ? Buttons.of(digest) : List.of())
                .smallPrint(context(digest, wording))
                .smallPrint(people.remarks())
                .done();
    }

    private static String title(Digest digest) {
        if (digest.isOver()) {
            return "storm.title.over";
        }
        return digest.counts().open() == digest.counts().total() ? "storm.title.all" : "storm.title";
    }

    /** Who has all that still last in hand, or some of them. */
    private String held(Digest digest, Wording wording) {
        return digest.inHand()
                .map(hand -> ":eyes: "
                        + wording.say(
                                hand.count() == digest.counts().open() ? "held.in_hand" : "storm.held",
                                Map.of(
                                        "count", Integer.toString(hand.count()),
                                        "people", IncidentWriter.people(hand.held(), text),
                                        "since", IncidentWriter.date(hand.held().at()))))
                .orElse("");
    }

    private static String emoji(Digest digest) {
        return digest.isOver() ? ":large_green_circle:" : IncidentWriter.emoji(digest.severity());
    }

    private Map<String, String> values(Digest digest, Wording wording) {
        Map<String, String> values = new HashMap<>();
        values.put("count", Integer.toString(digest.counts().total()));
        values.put("open", Integer.toString(digest.counts().open()));
        values.put("resolved", Integer.toString(digest.counts().resolved()));
        values.put("severity", wording.say("word." + Headline.key(digest.severity())));
        values.put("service", letterhead.identity().service());
        return values;
    }

    private String rules(Digest digest, Wording wording) {
        Map<String, Long> open = digest.openByRule();
        Stream<String> first = open.entrySet().stream()
                .limit(MOST_RULES)
                .map(entry -> "• "
                        + wording.say(
                                "storm.line",
                                Map.of(
                                        "count", entry.getValue().toString(),
                                        "title", text.value(entry.getKey(), LONGEST_RULE))));
        Stream<String> rest = count(wording, "storm.more", open.size() - MOST_RULES);
        Stream<String> raised = count(wording, "storm.raised", digest.counts().raised());
        return Stream.of(first, rest, raised).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static Stream<String> count(Wording wording, String key, int count) {
        return count > 0 ? Stream.of(wording.say(key, Map.of("count", Integer.toString(count)))) : Stream.empty();
    }

    private String context(Digest digest, Wording wording) {
        return Stream.of(
                        digest.since().map(IncidentWriter::date).stream(),
                        Stream.of(text.value(letterhead.where(), LONGEST_TITLE)),
                        digest.isOver() ? Stream.<String>empty() : Stream.of(wording.say("storm.context")))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }
}
