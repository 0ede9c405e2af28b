package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Everything known of one incident: what was logged of it, and the Slack messages about it. Immutable. */
final class Story {
    private final Episode episode;
    private final Trail trail;
    private final SlackWorkspace workspace;
    private final Map<String, Report> news = new HashMap<>();
    private final List<SlackMessage> messages;

    Story(Episode episode, Trail trail, SlackWorkspace workspace) {
        this.episode = episode;
        this.trail = trail;
        this.workspace = workspace;
        episode.reports()
                .filter(report -> report.is(Report.TOLD) && !report.isQuiet())
                .forEach(report -> news.putIfAbsent(report.text("alert.message"), report));
        messages = trail.of(episode.ids(), news.keySet());
    }

    List<SlackMessage> messages() {
        return messages;
    }

    /** Whoever was called by name, the first one first. */
    List<String> called() {
        Set<String> called = new LinkedHashSet<>();
        messages.forEach(message -> called.addAll(pings(message)));
        episode.reports()
                .filter(report -> report.is(Report.TOLD) && isUnseen(report))
                .forEach(report -> called.addAll(report.all("alert.called")));
        return List.copyOf(called);
    }

    /** What happened, oldest first. */
    List<Moment> moments() {
        return Stream.concat(
                        episode.reports()
                                .filter(report -> !report.is(Report.TOLD) || isUnseen(report))
                                .map(this::moment),
                        messages.stream().flatMap(message -> moments(message).stream()))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }

    /** Whether what was told is no Slack message that is kept here, which shows more. */
    private boolean isUnseen(Report told) {
        return trail.at(told.text("alert.message")).isEmpty();
    }

    private Moment moment(Report report) {
        String link = Address.of("logs", Long.toString(report.entry().id())).toString();
        String channel = report.text("alert.channel");
        return switch (report.event()) {
            case Report.TRANSITION ->
                new Moment(
                        report.at(),
                        Moment.Kind.CHANGED,
                        List.of(State.of(report.text("alert.from")), report.to()),
                        report.instance(),
                        measured(report),
                        report.reason(),
                        List.of(),
                        link);
            case Report.WITHHELD -> plain(report, Moment.Kind.WITHHELD, report.instance(), "nobody is told", link);
            case Report.ACKNOWLEDGED ->
                plain(
                        report,
                        Moment.Kind.IN_HAND,
                        report.instance(),
                        report.text("alert.by") + " has it in hand",
                        link);
            case Report.SILENCED ->
                plain(
                        report,
                        Moment.Kind.SILENCED,
                        report.instance(),
                        report.text("alert.by") + " wants silence until " + time(report.text("alert.until")),
                        link);
            case Report.POSTPONED -> plain(report, Moment.Kind.POSTPONED, channel, wait(report), link);
            case Report.ELSEWHERE ->
                plain(report, Moment.Kind.ELSEWHERE, channel, report.entry().message(), link);
            case Report.TOLD ->
                new Moment(
                        report.at(),
                        Moment.Kind.TOLD,
                        List.of(),
                        channel,
                        report.entry().message(),
                        report.text("alert.why"),
                        report.all("alert.called"),
                        link);
            default -> plain(report, Moment.Kind.UNDELIVERED, channel, remedy(report), link);
        };
    }

    private static Moment plain(Report report, Moment.Kind kind, String where, String text, String link) {
        return new Moment(report.at(), kind, List.of(), where, text, report.reason(), List.of(), link);
    }

    private static String time(String written) {
        try {
            Instant time = Instant.parse(written);
            return Units.day(time) + " " + Units.clock(time).substring(0, 8);
        } catch (DateTimeParseException otherwise) {
            return written;
        }
    }

    private static String remedy(Report report) {
        String remedy = report.text("alert.remedy");
        return remedy.isEmpty() ? "given up" : "given up; what to do: " + remedy;
    }

    private static String wait(Report report) {
        OptionalDouble wait = report.entry().attributes().number("alert.wait_ms");
        String failures = report.text("alert.failures");
        String tried = failures.isEmpty() ? "" : "attempt " + failures + " failed; ";
        return wait.isEmpty()
                ? tried + "it is tried again"
                : tried + "it is tried again in "
                        + Units.duration(
                                Duration.ofMillis((long) wait.getAsDouble()).toNanos());
    }

    /** The value against its threshold, both as the rule writes them. */
    private static String measured(Report report) {
        String threshold = report.text("alert.threshold");
        OptionalDouble number = report.entry().attributes().number("alert.value");
        if (number.isEmpty()) {
            return report.text("alert.value");
        }
        double value = number.getAsDouble();
        String written = threshold.endsWith("%") ? Units.number(value * 100) + "%" : Units.number(value);
        return threshold.isEmpty() ? written : written + " against " + threshold;
    }

    private List<Moment> moments(SlackMessage message) {
        List<Moment> moments = new ArrayList<>();
        Moment.Kind kind =
                !message.reply() ? Moment.Kind.POSTED : message.broadcast() ? Moment.Kind.RAISED : Moment.Kind.ANSWERED;
        for (int i = 0; i < message.versions().size(); i++) {
            moments.add(new Moment(
                    message.versions().get(i).at(),
                    i == 0 ? kind : Moment.Kind.EDITED,
                    List.of(),
                    "#" + channel(message),
                    Plain.of(message.versions().get(i).text()),
                    i == 0 ? why(message) : "",
                    i == 0 ? pings(message) : List.of(),
                    link(message)));
        }
        return moments;
    }

    /** Why it was posted, how those it calls were found, and whom it names in vain. */
    private String why(SlackMessage message) {
        Labels labels = Labels.of(message);
        Report told = news.get(Trail.place(message));
        String because = told == null ? labels.why() : told.text("alert.why");
        String written = told == null ? "" : written(told, message);
        String vain = String.join(
                "; ",
                message.posted().mentions().stream()
                        .filter(mention -> !mention.pings()
                                && message.pings().stream()
                                        .noneMatch(ping -> ping.id().equals(mention.id())))
                        .map(mention ->
                                (mention.known() ? mention.name() : mention.id()) + " is named, but not notified")
                        .distinct()
                        .toList());
        String remarks = Plain.remarks(message.posted().blocks(), labels.incident());
        return Stream.of(because, written, remarks, vain)
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + "; " + right)
                .orElse("");
    }

    /** How the rule file writes those who were called, where Slack shows them otherwise. */
    private static String written(Report told, SlackMessage message) {
        List<String> asWritten = told.all("alert.called");
        return asWritten.isEmpty() || asWritten.equals(pings(message))
                ? ""
                : "the rule file says " + String.join(", ", asWritten);
    }

    private static List<String> pings(SlackMessage message) {
        return message.pings().stream()
                .map(mention -> mention.known() ? mention.name() : mention.id())
                .distinct()
                .toList();
    }

    private String channel(SlackMessage message) {
        return workspace
                .channel(message.channel())
                .map(channel -> channel.name())
                .orElse(message.channel());
    }

    private String link(SlackMessage message) {
        SlackMessage root = trail.root(message);
        Labels labels = Labels.of(root);
        String filter = labels.incident().isEmpty() ? labels.key().split("/", 2)[0] : labels.incident();
        return Address.of("slack", channel(message)).with("q", filter) + "#m-" + message.ts();
    }

    /** When it was last heard of. */
    Instant heard() {
        return messages.stream()
                .map(message -> message.current().at())
                .filter(at -> at.isAfter(episode.until()))
                .max(Comparator.naturalOrder())
                .orElse(episode.until());
    }
}
