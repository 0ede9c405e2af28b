package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Evidence;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Responder;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.words.Sparkline;
import dev.hinomi.alerts.words.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes messages about one incident. The text is a whole sentence, because it is what a phone shows; the mentions stand in it and in the
 * first block, because Slack calls nobody from anywhere else.
 */
final class IncidentWriter {

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_QUERY = 550;
    private static final int LONGEST_FACT = 150;
    private static final int LONGEST_LINKS = 2_900;
    private static final int MOST_INSTANCES = 3;

    private final SlackText text;
    private final Letterhead letterhead;
    private final Pressing pressing;

    /** Whether somebody hears what is pressed. */
    enum Pressing {
        /** Messages have buttons. */
        HEARD,
        /** They have none, which Slack would mark as broken. */
        UNHEARD;

        static Pressing of(SlackConnection connection) {
            return connection.appToken().isPresent() ? HEARD : UNHEARD;
        }
    }

    IncidentWriter(SlackText text, Letterhead letterhead, Pressing pressing) {
        this.text = text;
        this.letterhead = letterhead;
        this.pressing = pressing;
    }

    SlackMessage write(Notification notification, CalledPeople people, Charts.Form form) {
        if (notification.action() instanceof Action.Silence) {
            return silence(notification);
        }
        Wording wording = notification.wording();
        String sentence = text.value(Headline.sentence(notification) + again(notification), LONGEST_TITLE);
        String word = text.value(Headline.word(notification), LONGEST_FACT);
        String beginning = people.prefix() + emoji(notification) + " ";
        SlackMessage.Draft draft =
                SlackMessage.saying(beginning + word + " " + sentence, beginning + "*" + word + "* " + sentence);
        if (notification.action() instanceof Action.Note) {
            return draft.smallPrint(moment(notification)).done();
        }
        Evidence evidence = letterhead.evidence(notification);
        Optional<ChartBlock> chart =
                form == Charts.Form.DRAWN ? ChartBlock.of(notification, evidence.recent()) : Optional.empty();
        return draft.section(held(notification))
                .section(facts(notification, evidence, chart.isEmpty() ? sparkline(evidence) : ""))
                .section("*" + wording.say("fact.query") + "*\n"
                        + text.code(notification.alert().rule().condition().text(), LONGEST_QUERY))
                .section(links(notification, evidence))
                .buttons(pressing == Pressing.HEARD ? Buttons.of(notification) : List.of())
                .chart(chart)
                .smallPrint(context(notification))
                .smallPrint(people.remarks())
                .done();
    }

    private SlackMessage silence(Notification notification) {
        String who = held(notification);
        return SlackMessage.saying(who, who)
                .smallPrint(notification.target().wording().say("held.silenced.meaning"))
                .done();
    }

    /** Why it is told again; stands in the sentence, because a phone shows that alone. */
    private String again(Notification notification) {
        if (!(notification.action() instanceof Action.Again again)) {
            return "";
        }
        Wording wording = notification.wording();
        Instant now = letterhead.now();
        String unanswered = wording.duration(Duration.between(again.progress().since(), now));
        return again.progress()
                .acknowledged()
                .map(held -> reminder(held, now, wording))
                .orElseGet(() -> wording.say("again.unanswered", Map.of("duration", unanswered)));
    }

    /** Who has it in hand, by a name that calls nobody. */
    private String held(Notification notification) {
        Wording wording = notification.target().wording();
        return notification
                .parties()
                .held()
                .filter(held -> !held.isOver(letterhead.now()))
                .map(held -> held.until()
                        .map(until -> ":no_bell: "
                                + wording.say(
                                        "held.silenced", Map.of("people", people(held, text), "until", date(until))))
                        .orElseGet(() -> ":eyes: "
                                + wording.say(
                                        "held.in_hand",
                                        Map.of("people", people(held, text), "since", date(held.at())))))
                .orElse("");
    }

    static String people(Progress.Acknowledged held, SlackText text) {
        return text.value(Responder.of(held.by()).name(), LONGEST_FACT);
    }

    /** Who is called by name needs no other. */
    private static String reminder(Progress.Acknowledged held, Instant now, Wording wording) {
        String duration = wording.duration(Duration.between(held.at(), now));
        Responder responder = Responder.of(held.by());
        if (held.until().isPresent()) {
            return wording.say("again.silence_over", Map.of("duration", duration, "people", responder.name()));
        }
        return responder.mention().isPresent()
                ? wording.say("again.reminder", Map.of("duration", duration))
                : wording.say("again.reminder_of", Map.of("duration", duration, "people", responder.name()));
    }

    private static String emoji(Notification notification) {
        if (notification.latest().isResolution()) {
            return ":large_green_circle:";
        }
        if (notification.latest().to() == Status.RECOVERING) {
            return ":large_blue_circle:";
        }
        return emoji(notification.incident().severity());
    }

    static String emoji(Severity severity) {
        return severity == Severity.CRITICAL ? ":red_circle:" : ":large_yellow_circle:";
    }

    private String moment(Notification notification) {
        return date(notification.latest().at()) + " · " + text.value(Headline.reason(notification), LONGEST_FACT);
    }

    /** One line for each: on a phone, columns would become twice as many lines. */
    private String facts(Notification notification, Evidence evidence, String sparkline) {
        Wording wording = notification.wording();
        String since = date(notification.incident().since());
        String lasted = notification.latest().isResolution()
                ? wording.say("since.lasted", Map.of("since", since, "duration", Headline.duration(notification)))
                : since;
        return String.join(
                "\n",
                fact(wording.say("fact.now"), now(notification, sparkline)),
                fact(wording.say("fact.since"), lasted),
                fact(wording.say("fact.why"), text.value(Headline.reason(notification), LONGEST_FACT)),
                fact(wording.say("fact.where"), text.value(where(notification, evidence), LONGEST_FACT))
                        + evidence.deployment()
                                .map(known -> "\n" + fact(wording.say("fact.deployment"), deployment(known, wording)))
                                .orElse(""));
    }

    private String deployment(Evidence.Deployed known, Wording wording) {
        Map<String, String> values = Map.of(
                "duration", wording.duration(known.earlier()),
                "version", known.version(),
                "before", known.before().orElse(""));
        String key = known.before().isPresent() ? "deployment.before" : "deployment";
        return text.value(wording.say(key, values), LONGEST_FACT);
    }

    private String now(Notification notification, String sparkline) {
        Wording wording = notification.wording();
        Thresholds thresholds = notification.alert().rule().thresholds();
        String limits = Stream.of(
                        thresholds.critical().map(limit -> limit(wording, "critical", limit.toString())).stream(),
                        thresholds.warning().map(limit -> limit(wording, "warning", limit.toString())).stream(),
                        thresholds.recovery().map(limit -> limit(wording, "recovery", limit.toString())).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
        return Stream.of(
                        text.value(Headline.measured(notification), LONGEST_FACT),
                        sparkline,
                        text.value(limits, LONGEST_FACT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String sparkline(Evidence evidence) {
        return Sparkline.of(
                evidence.recent().stream().map(Evidence.Point::value).toList());
    }

    private static String limit(Wording wording, String which, String threshold) {
        return wording.say("limit." + which, Map.of("threshold", threshold));
    }

    private String where(Notification notification, Evidence evidence) {
        return Stream.of(
                        Stream.of(letterhead.where()),
                        evidence.affected().stream(),
                        instances(notification.parties().affected()).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> instances(List<String> names) {
        String shown = names.stream().limit(MOST_INSTANCES).collect(Collectors.joining(", "));
        String more = names.size() > MOST_INSTANCES ? " +" + (names.size() - MOST_INSTANCES) : "";
        return names.isEmpty() ? Optional.empty() : Optional.of(shown + more);
    }

    /** As many as there is room for; links, not buttons, which Slack marks as broken where an app takes no clicks. */
    private String links(Notification notification, Evidence evidence) {
        List<Evidence.Link> all = new ArrayList<>();
        notification
                .alert()
                .rule()
                .ownership()
                .runbook()
                .ifPresent(address ->
                        all.add(new Evidence.Link(notification.wording().say("link.runbook"), address)));
        all.addAll(evidence.links());
        StringBuilder line = new StringBuilder();
        for (Evidence.Link link : all) {
            String shown = link(link.address(), link.label());
            if (!shown.isEmpty() && line.length() + shown.length() < LONGEST_LINKS) {
                line.append(line.length() == 0 ? "" : " · ").append(shown);
            }
        }
        return line.toString();
    }

    private String link(URI address, String label) {
        return text.link(address, label).orElse("");
    }

    private String context(Notification notification) {
        Wording wording = notification.wording();
        AlertRule.Ownership owner = notification.alert().rule().ownership();
        return Stream.of(
                        Stream.of(wording.say(
                                "context.rule",
                                Map.of("rule", text.code(notification.alert().name(), LONGEST_FACT)))),
                        owner
                                .team()
                                .map(team ->
                                        wording.say("context.team", Map.of("team", text.value(team, LONGEST_FACT))))
                                .stream(),
                        Stream.of(wording.say(
                                "context.incident",
                                Map.of("incident", notification.incident().id()))),
                        late(notification, wording))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    /** What waited for long says so: people must not take it for the present. */
    private Stream<String> late(Notification notification, Wording wording) {
        Duration delay = Duration.between(notification.latest().at(), letterhead.now());
        String key = notification.attempt().trouble().isPresent() ? "context.late_after_trouble" : "context.late";
        return notification.isNews() && delay.compareTo(LATE) >= 0
                ? Stream.of(wording.say(key, Map.of("duration", wording.duration(delay))))
                : Stream.empty();
    }

    /** Shown to each reader in their own zone. */
    static String date(Instant time) {
        String readable = time.toString().substring(0, 19).replace('T', ' ') + " UTC";
        return "<!date^" + time.getEpochSecond() + "^{date_short_pretty} {time_secs}|" + readable + ">";
    }

    private static String fact(String name, String value) {
        return "*" + name + "*  " + value;
    }
}
