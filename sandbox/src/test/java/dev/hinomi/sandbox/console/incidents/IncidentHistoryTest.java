package dev.hinomi.sandbox.console.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.alerts.State;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.LogStatus;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackVersion;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IncidentHistoryTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final SlackMention ONCALL =
            new SlackMention(SlackMention.Kind.GROUP, "S0ONCALL01", "@career-oncall", "text", true);

    private final Store store = new Store(StoreBounds.forHeap(256L * 1024 * 1024));
    private Instant now = START;
    private String env = "prod";

    @Test
    void oneIncidentIsOneLineWithWhoWasCalled() {
        change("i-1", "OK", "FIRING", "a-1");
        SlackMessage root = post("i-1/root#0", "", ONCALL);
        told("i-1", "post", "it is critical", root, "@career-oncall");
        later(60);
        change("i-1", "FIRING", "OK", "a-1");
        later(600);

        assertThat(summaries()).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("Slow");
            assertThat(row.state()).isEqualTo(State.OK);
            assertThat(row.over()).isTrue();
            assertThat(row.since()).isEqualTo(START);
            assertThat(row.lasted()).isEqualTo(Duration.ofSeconds(60));
            assertThat(row.seenBy()).containsExactly("a-1");
            assertThat(row.messages()).isEqualTo(1);
            assertThat(row.called()).containsExactly("@career-oncall");
        });
    }

    @Test
    void whatSeveralInstancesSeeAtOnceIsOneIncidentAsBadAsTheWorstSays() {
        change("i-1", "OK", "FIRING", "a-1");
        later(10);
        change("i-2", "OK", "WARN", "a-2");
        later(10);
        change("i-1", "FIRING", "OK", "a-1");
        assertThat(summaries()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.WARNING);
            assertThat(row.over()).isFalse();
            assertThat(row.seenBy()).containsExactly("a-1", "a-2");
        });
        assertThat(history().incident("i-2").orElseThrow().ids()).containsExactly("i-1", "i-2");

        change("i-2", "WARN", "OK", "a-2");
        later(10);
        change("i-3", "OK", "FIRING", "a-1");
        assertThat(summaries())
                .extracting(Summary::id, Summary::over)
                .containsExactly(tuple("i-3", false), tuple("i-1", true));
    }

    @Test
    void whatIsToldUnderOneIdInTwoEnvironmentsIsTwoIncidents() {
        tell("alert.told", "alone-1", Map.of("alert.to", "FIRING", "alert.instances", "a-1"));
        later(10);
        env = "staging";
        tell("alert.told", "alone-1", Map.of("alert.to", "FIRING", "alert.instances", "b-1"));
        assertThat(summaries())
                .extracting(row -> row.subject().env(), Summary::seenBy)
                .containsExactly(tuple("staging", List.of("b-1")), tuple("prod", List.of("a-1")));
    }

    @Test
    void anIncidentOfAnInstanceThatWasKilledIsOverWhenPeopleAreToldSo() {
        change("i-1", "OK", "FIRING", "a-1");
        later(120);
        tell(
                "alert.told",
                "i-1",
                Map.of("alert.to", "OK", "alert.action", "update", "alert.channel", "#career-alerts"));
        assertThat(summaries()).extracting(Summary::state, Summary::over).containsExactly(tuple(State.OK, true));
    }

    @Test
    void anInstanceThatBeginsAnewHasForgottenTheIncidentBefore() {
        change("i-1", "OK", "FIRING", "a-1");
        later(600);
        change("i-2", "OK", "FIRING", "a-1");
        assertThat(summaries())
                .extracting(Summary::id, Summary::state)
                .containsExactly(tuple("i-2", State.FIRING), tuple("i-1", State.NO_NEWS));
    }

    @Test
    void theStorySaysWhyEachMessageCalledWhom() {
        change("i-1", "OK", "FIRING", "a-1");
        SlackMessage root = post("i-1/root#0", "", ONCALL);
        told("i-1", "post", "it is critical", root, "schedule:career-primary");
        later(600);
        SlackMessage step = post(
                "i-1/step/0#0", root.ts(), new SlackMention(SlackMention.Kind.USER, "U0NOBODY99", "", "text", false));
        told("i-1", "step", "step 1 of 2: nobody took it in hand within 10m", step, "@career-leads");
        later(1);
        tell("alert.acknowledged", "i-1", Map.of("alert.by", "career-lead"));
        store.slack()
                .change(
                        root.channel(),
                        root.ts(),
                        message -> message.edited(version(":large_green_circle: RESOLVED", "")));

        assertThat(moments("i-1"))
                .extracting(Moment::kind, Moment::text, Moment::why, Moment::called)
                .containsExactly(
                        tuple(Moment.Kind.CHANGED, "9% against > 5%", "the critical threshold was crossed", List.of()),
                        tuple(
                                Moment.Kind.POSTED,
                                "CRITICAL api: Slow",
                                "it is critical; the rule file says schedule:career-primary; layer weekly",
                                List.of("@career-oncall")),
                        tuple(
                                Moment.Kind.RAISED,
                                "CRITICAL api: Slow",
                                "step 1 of 2: nobody took it in hand within 10m; the rule file says @career-leads; layer weekly;"
                                        + " U0NOBODY99 is named, but not notified",
                                List.of()),
                        tuple(Moment.Kind.IN_HAND, "career-lead has it in hand", "", List.of()),
                        tuple(Moment.Kind.EDITED, "RESOLVED", "", List.of()));
        assertThat(moments("i-1").get(2).link()).isEqualTo("/slack/career-alerts?q=i-1#m-" + step.ts());
    }

    @Test
    void aMessageSaysWhyEvenIfNobodyLoggedIt() {
        change("i-1", "OK", "FIRING", "a-1");
        post("i-1/raised/CRITICAL#0", "1.2", ONCALL);
        assertThat(moments("i-1").get(1).why()).startsWith("it became worse");
    }

    @Test
    void whatIsToldWithoutSlackIsPartOfTheStory() {
        change("i-1", "OK", "FIRING", "a-1");
        tell(
                "alert.told",
                "i-1",
                Map.of(
                        "alert.channel",
                        "#ops",
                        "alert.message",
                        "#ops/log",
                        "alert.called",
                        "@ops",
                        "alert.why",
                        "it is critical"));
        assertThat(moments("i-1").get(1))
                .extracting(Moment::kind, Moment::where, Moment::why, Moment::called)
                .containsExactly(Moment.Kind.TOLD, "#ops", "it is critical", List.of("@ops"));
        assertThat(summaries().get(0).called()).containsExactly("@ops");
    }

    @Test
    void whatCouldNotBeToldWaitsUntilItIsToldOrGivenUp() {
        change("i-1", "OK", "FIRING", "a-1");
        postpone("i-1", 1_000, 1);
        later(1);
        postpone("i-1", 2_000, 2);
        later(1);
        change("i-2", "OK", "FIRING", "b-1", "service:b");
        postpone("i-2", 4_000, 1);
        tell("alert.told_elsewhere", "i-2", Map.of("alert.channel", "#career-alerts"));
        assertThat(history().waiting())
                .extracting(
                        Waiting::incident,
                        Waiting::since,
                        Waiting::reason,
                        Waiting::failures,
                        Waiting::next,
                        Waiting::elsewhere)
                .containsExactly(
                        tuple("i-1", START, "Slack answered 503", 2, START.plusSeconds(3), false),
                        tuple("i-2", START.plusSeconds(2), "Slack answered 503", 1, START.plusSeconds(6), true));

        tell("alert.told", "i-1", Map.of("alert.channel", "#career-alerts"));
        tell(
                "alert.undelivered",
                "i-2",
                Map.of(
                        "alert.channel",
                        "#career-alerts",
                        "alert.reason",
                        "is_archived",
                        "alert.remedy",
                        "Name another"));
        assertThat(history().waiting()).isEmpty();
        assertThat(moments("i-2").get(3))
                .extracting(Moment::kind, Moment::text, Moment::why)
                .containsExactly(Moment.Kind.UNDELIVERED, "given up; what to do: Name another", "is_archived");
    }

    @Test
    void whatNobodyTriedToTellWaitsUnlessItIsWithheld() {
        tell("alert.transition", "i-1", Map.of("alert.to", "FIRING", "alert.target", "oncall"));
        assertThat(history().waiting())
                .extracting(Waiting::where, Waiting::failures)
                .containsExactly(tuple("oncall", 0));

        tell(
                "Nobody is told that slow is FIRING: the silence s-1 covers it: maintenance",
                "alert.withheld",
                "i-1",
                Map.of("alert.reason", "silenced"));
        assertThat(history().waiting()).isEmpty();
        assertThat(moments("i-1").get(1).why()).isEqualTo("the silence s-1 covers it: maintenance");
    }

    @Test
    void whoWantsSilenceStandsAmongTheMomentsWithItsEnd() {
        tell("alert.transition", "i-1", Map.of("alert.to", "FIRING"));
        later(1);
        tell("alert.silenced", "i-1", Map.of("alert.by", "career-lead", "alert.until", "2026-11-23T13:00:00.727081Z"));
        assertThat(moments("i-1").get(1))
                .extracting(Moment::kind, Moment::text)
                .containsExactly(Moment.Kind.SILENCED, "career-lead wants silence until 2026-11-23 13:00:00");
    }

    @Test
    void aTimeInAMessageIsNoEmoji() {
        assertThat(Plain.of(":no_bell: Silenced by jo until <!date^1^{time}|2026-11-23 13:49:59 UTC>"))
                .isEqualTo("Silenced by jo until 2026-11-23 13:49:59 UTC");
    }

    @Test
    void incidentsOfWhichOnlySlackTellsAreCounted() {
        post("i-9/root#0", "", ONCALL);
        assertThat(history().newestFirst()).isEmpty();
        assertThat(history().unlogged()).isEqualTo(1);
    }

    @Test
    void everyIncidentOfTenThousandLogEntriesIsFound() {
        for (int i = 0; i < 2_500; i++) {
            change("i-" + i, "OK", "WARN", "a-1", "service:" + i);
            change("i-" + i, "WARN", "FIRING", "a-1", "service:" + i);
            change("i-" + i, "FIRING", "RECOVERING", "a-1", "service:" + i);
            later(1);
            change("i-" + i, "RECOVERING", "OK", "a-1", "service:" + i);
        }
        IncidentHistory history = history();
        assertThat(history.newestFirst()).hasSize(2_500).allMatch(Episode::isOver);
        assertThat(history.newestFirst().get(0).id()).isEqualTo("i-2499");
    }

    private IncidentHistory history() {
        return new IncidentHistory(store, SlackWorkspace.standard(), now);
    }

    private List<Summary> summaries() {
        IncidentHistory history = history();
        return history.newestFirst().stream().map(history::summary).toList();
    }

    private List<Moment> moments(String incident) {
        return history().incident(incident).orElseThrow().moments();
    }

    private void later(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private void change(String incident, String from, String to, String instance) {
        change(incident, from, to, instance, "");
    }

    private void change(String incident, String from, String to, String instance, String group) {
        tell(
                "Alert slow went from " + from + " to " + to + " at 9%: the critical threshold was crossed",
                "alert.transition",
                incident,
                Map.of(
                        "alert.from", from,
                        "alert.to", to,
                        "alert.instance", instance,
                        "alert.group", group,
                        "alert.title", "Slow",
                        "alert.value", "0.09",
                        "alert.threshold", "> 5%"));
    }

    private void postpone(String incident, int waitMs, int failures) {
        tell(
                "alert.postponed",
                incident,
                Map.of(
                        "alert.channel",
                        "#career-alerts",
                        "alert.reason",
                        "Slack answered 503",
                        "alert.wait_ms",
                        Integer.toString(waitMs),
                        "alert.failures",
                        Integer.toString(failures),
                        "alert.group",
                        incident.equals("i-2") ? "service:b" : ""));
    }

    private void told(String incident, String action, String why, SlackMessage message, String called) {
        tell(
                "alert.told",
                incident,
                Map.of(
                        "alert.action",
                        action,
                        "alert.to",
                        "FIRING",
                        "alert.why",
                        why,
                        "alert.channel",
                        "#career-alerts",
                        "alert.message",
                        message.channel() + "/" + message.ts(),
                        "alert.called",
                        called));
    }

    private void tell(String event, String incident, Map<String, String> attributes) {
        tell(event, event, incident, attributes);
    }

    private void tell(String message, String event, String incident, Map<String, String> attributes) {
        JsonObject json = new JsonObject();
        json.addProperty("evt.name", event);
        json.addProperty("alert.incident", incident);
        Map<String, String> all = new LinkedHashMap<>(Map.of("alert.rule", "slow"));
        all.putAll(attributes);
        if (event.equals("alert.acknowledged")) {
            all.remove("alert.rule");
        }
        all.forEach(json::addProperty);
        Instant at = now;
        store.logs().add(id -> entry(id, at, message, Attributes.of(json)), 1);
    }

    private LogEntry entry(long id, Instant at, String message, Attributes attributes) {
        return new LogEntry(
                id,
                1,
                at,
                at,
                LogStatus.INFO,
                "api",
                "",
                "",
                List.of("env:" + env),
                message,
                null,
                null,
                attributes,
                List.of());
    }

    private SlackMessage post(String key, String thread, SlackMention... mentions) {
        SlackVersion version = version("<!subteam^S0ONCALL01> :red_circle: CRITICAL api: Slow", key, mentions);
        return store.slack()
                .post(
                        now,
                        identity -> new SlackMessage(
                                identity.id(),
                                "C0CAREER01",
                                identity.ts(),
                                thread,
                                !thread.isEmpty(),
                                false,
                                List.of(version),
                                List.of()));
    }

    private SlackVersion version(String text, String key, SlackMention... mentions) {
        String incident = key.split("/", 2)[0];
        JsonObject payload = new JsonObject();
        payload.addProperty("incident", incident);
        payload.addProperty("dedup_key", key);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("event_type", "hinomi_alert");
        metadata.add("event_payload", payload);
        JsonArray blocks = new JsonArray();
        Stream.of("rule `slow` · incident `" + incident + "`", "layer weekly")
                .forEach(print -> blocks.add(context(print)));
        return new SlackVersion(now, text, blocks.toString(), "[]", metadata.toString(), List.of(mentions), List.of());
    }

    private static JsonObject context(String text) {
        JsonObject element = new JsonObject();
        element.addProperty("type", "mrkdwn");
        element.addProperty("text", text);
        JsonArray elements = new JsonArray();
        elements.add(element);
        JsonObject block = new JsonObject();
        block.addProperty("type", "context");
        block.add("elements", elements);
        return block;
    }
}
