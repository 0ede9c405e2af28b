package dev.hinomi.alerts.slack;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.composition.TextObject;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message about an incident. The text is a whole sentence, because it is what a phone shows; the mentions stand in it and in
 * the first block, because Slack calls nobody from anywhere else. Every part stays below Slack's limits: 3,000 characters per section,
 * 4,000 for the text of an edit.
 *
 * @param text the sentence
 * @param blocks the laid out message
 */
record SlackMessage(String text, List<LayoutBlock> blocks) {

    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_QUERY = 550;
    private static final int LONGEST_TAG = 200;

    static SlackMessage about(Notification notification, CalledPeople people, ServiceIdentity identity) {
        String sentence =
                people.prefix() + emoji(notification) + " " + SlackText.value(Headline.of(notification), LONGEST_TITLE);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.section(section -> section.text(markdown(firstLine(notification, people)))));
        blocks.add(Blocks.section(section -> section.text(markdown(facts(notification, identity)))));
        blocks.add(Blocks.section(section -> section.text(markdown("*Query*\n"
                + SlackText.code(notification.alert().rule().condition().text(), LONGEST_QUERY)))));
        blocks.add(Blocks.context(List.of(markdown(context(notification)))));
        if (!people.unresolved().isEmpty()) {
            blocks.add(Blocks.context(List.of(markdown(unresolved(people)))));
        }
        return new SlackMessage(sentence, blocks);
    }

    private static String firstLine(Notification notification, CalledPeople people) {
        return people.prefix() + emoji(notification) + " *" + Headline.word(notification) + "* "
                + SlackText.value(Headline.sentence(notification), LONGEST_TITLE);
    }

    private static String emoji(Notification notification) {
        if (notification.latest().isResolution()) {
            return ":large_green_circle:";
        }
        return notification.incident().severity() == Severity.CRITICAL ? ":red_circle:" : ":large_yellow_circle:";
    }

    /** One line for each: on a phone, columns would become twice as many lines. */
    private static String facts(Notification notification, ServiceIdentity identity) {
        boolean resolved = notification.latest().isResolution();
        return String.join(
                "\n",
                fact("Now", SlackText.value(now(notification), LONGEST_TAG)),
                fact(
                        "Since",
                        date(notification.incident().since())
                                + (resolved ? ", lasted " + Headline.duration(notification) : "")),
                fact("Why", SlackText.value(notification.latest().reason().words(), LONGEST_TAG)),
                fact("Where", SlackText.value(where(identity), LONGEST_TAG)));
    }

    private static String now(Notification notification) {
        Thresholds thresholds = notification.alert().rule().thresholds();
        return Stream.of(
                        Stream.of(Headline.measured(notification)),
                        thresholds.critical().map(limit -> "critical " + limit).stream(),
                        thresholds.warning().map(limit -> "warning " + limit).stream(),
                        thresholds.recovery().map(limit -> "recovered " + limit).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    private static String where(ServiceIdentity identity) {
        return Stream.of(identity.env().stream(), Stream.of(identity.service()), identity.version().stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" / "));
    }

    private static String context(Notification notification) {
        AlertRule rule = notification.alert().rule();
        AlertRule.Ownership owner = rule.ownership();
        return Stream.of(
                        owner.runbook().flatMap(address -> SlackText.link(address, "Runbook")).stream(),
                        Stream.of("rule " + SlackText.code(notification.alert().name(), LONGEST_TAG)),
                        owner.team().map(team -> "team " + SlackText.value(team, LONGEST_TAG)).stream(),
                        Stream.of("incident " + notification.incident().id()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    private static String unresolved(CalledPeople people) {
        String names = people.unresolved().stream()
                .map(name -> SlackText.code(name, LONGEST_TAG))
                .collect(Collectors.joining(", "));
        return ":warning: Could not be called, because Slack does not know or did not say who this is: "
                + SlackText.truncate(names, 1000);
    }

    private static String date(Instant time) {
        String readable = time.toString().substring(0, 19).replace('T', ' ') + " UTC";
        return "<!date^" + time.getEpochSecond() + "^{date_short_pretty} {time_secs}|" + readable + ">";
    }

    private static String fact(String name, String value) {
        return "*" + name + "*  " + value;
    }

    private static TextObject markdown(String text) {
        return BlockCompositions.markdownText(object -> object.text(text).verbatim(true));
    }
}
