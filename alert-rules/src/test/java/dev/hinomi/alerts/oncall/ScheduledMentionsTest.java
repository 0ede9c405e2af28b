package dev.hinomi.alerts.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver.Call;
import dev.hinomi.alerts.notify.MentionResolver.Called;
import dev.hinomi.alerts.notify.MentionResolver.Resolved;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Remark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduledMentionsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant NOON = Instant.parse("2026-11-03T03:00:00Z");
    private static final Mention LEAD = new Mention.UserId("ULEAD");
    private static final Mention GROUP = new Mention.GroupHandle("career-oncall");
    private static final Mention PRIMARY = new Mention.Email("oncall-primary@example.com");
    private static final Mention ON_CALL = new Mention.OnCall("career-primary");

    /** Knows who the primary and the group are, nobody else. */
    private static final PeopleDirectory DIRECTORY = mention -> Optional.ofNullable(
            Map.of(PRIMARY, (Mention) new Mention.UserId("UPRIMARY"), GROUP, new Mention.GroupId("SGROUP"))
                    .get(mention));

    private static OnCallSource weekly(Mention... people) {
        Rotation rotation = new Rotation(
                Arrays.asList(people), LocalDate.parse("2026-11-02"), LocalTime.of(10, 0), Duration.ofDays(7), TOKYO);
        return new Schedule(TOKYO, List.of(new Layer("weekly", rotation, List.of())), List.of(), List.of());
    }

    private static NamedSchedule named(OnCallSource source, Mention fallback) {
        return new NamedSchedule(
                "career-primary", source, Optional.empty(), Optional.ofNullable(fallback), "rules.yml:1:1");
    }

    private static Resolved resolve(NamedSchedule schedule, Mention... otherwise) {
        return resolve(schedule, RemoteSchedules.NONE, Severity.CRITICAL, otherwise);
    }

    private static Resolved resolve(
            NamedSchedule schedule, RemoteSchedules remote, Severity severity, Mention... otherwise) {
        return new ScheduledMentions(() -> Map.of(schedule.name(), schedule), remote, DIRECTORY)
                .resolve(new Call(severity, NOON, List.of(ON_CALL), Arrays.asList(otherwise)));
    }

    private static List<String> notes(Resolved resolved) {
        return resolved.notes().stream().map(Remark::toString).toList();
    }

    /** Who is called and why, and what else is said. */
    private static List<String> said(Resolved resolved) {
        return Stream.concat(
                        resolved.people().stream().map(called -> called.who().written() + " " + called.why()),
                        notes(resolved).stream())
                .toList();
    }

    @Test
    void whoeverIsOnCallIsCalledAndItIsSaidWhyAndUntilWhen() {
        assertThat(said(resolve(named(weekly(PRIMARY, LEAD), null))))
                .containsExactly(
                        "UPRIMARY on call in career-primary (layer weekly) until Mon 2026-11-09 10:00 Asia/Tokyo");
    }

    @Test
    void idsNeedNobodyToFindThemAndEachIsCalledOnce() {
        Resolved resolved = new ScheduledMentions(Map::of, RemoteSchedules.NONE, mention -> Optional.of(LEAD))
                .resolve(new Call(Severity.CRITICAL, NOON, List.of(LEAD, GROUP, LEAD), List.of()));
        assertThat(said(resolved)).containsExactly("ULEAD named in the rule file");
    }

    @Test
    void whereNobodyIsOnCallTheFallbackIsCalledAndItIsSaid() {
        Resolved resolved = resolve(named(notBegun(), LEAD), GROUP);
        assertThat(said(resolved)).startsWith("ULEAD the fallback of career-primary");
        assertThat(notes(resolved))
                .containsExactly(
                        "nobody is on call in career-primary: no layer covers this time",
                        "ULEAD was called as the fallback of career-primary");
    }

    private static OnCallSource notBegun() {
        Layer office = new Layer(
                "office", new Staffing.Always(PRIMARY), List.of(ActiveHours.of("Sat 09:00-10:00 Asia/Tokyo")));
        return new Schedule(TOKYO, List.of(office), List.of(), List.of());
    }

    @Test
    void wherePersonAndFallbackCannotBeFoundTheOtherPeopleOfTheTargetAreCalled() {
        Resolved resolved =
                resolve(named(weekly(new Mention.Email("left@example.com")), new Mention.GroupHandle("gone")), GROUP);
        assertThat(said(resolved)).startsWith("SGROUP called because nobody else could be");
        assertThat(notes(resolved))
                .containsExactly(
                        "left@example.com could not be called: Slack does not know or did not say who this is",
                        "@gone could not be called: Slack does not know or did not say who this is");
    }

    @Test
    void whereNobodyIsLeftTheMessageGoesWithoutAMentionAndSaysSo() {
        Resolved resolved = resolve(named(notBegun(), null));
        assertThat(resolved.people()).isEmpty();
        assertThat(notes(resolved)).endsWith("nobody could be called by name");
    }

    @Test
    void aScheduleThatIsNotThereIsSaidAndTheOtherPeopleAreCalled() {
        Resolved resolved = new ScheduledMentions(Map::of, RemoteSchedules.NONE, DIRECTORY)
                .resolve(new Call(Severity.CRITICAL, NOON, List.of(ON_CALL), List.of(LEAD)));
        assertThat(resolved.people()).extracting(Called::who).containsExactly(LEAD);
        assertThat(notes(resolved)).containsExactly("there is no schedule career-primary");
    }

    @Test
    void inNightHoursAWarningCallsNobodyAndNoFallbackTakesItsPlace() {
        NightPolicy night =
                new NightPolicy(List.of(ActiveHours.of("11:00-13:00 Asia/Tokyo")), Set.of(Severity.CRITICAL));
        NamedSchedule schedule = new NamedSchedule(
                "career-primary", weekly(PRIMARY), Optional.of(night), Optional.of(LEAD), "rules.yml:1:1");
        assertThat(said(resolve(schedule, RemoteSchedules.NONE, Severity.WARNING, GROUP)))
                .containsExactly("in these hours a warning does not call career-primary");
        assertThat(resolve(schedule, RemoteSchedules.NONE, Severity.CRITICAL).people())
                .hasSize(1);
    }

    @Test
    void whoeverIsOnCallInDatadogIsCalled() {
        RemoteSchedules remote = (id, at) ->
                new RemoteDuty(List.of(PRIMARY), Optional.of(Instant.parse("2026-11-04T01:00:00Z")), Optional.empty());
        assertThat(said(resolve(named(inDatadog(), LEAD), remote, Severity.CRITICAL)))
                .containsExactly("UPRIMARY on call in career-primary in Datadog until Wed 2026-11-04 01:00 UTC");
    }

    @Test
    void whatDatadogDoesNotAnswerIsSaidAndTheFallbackIsCalled() {
        RemoteSchedules silent = (id, at) -> RemoteDuty.unknown("Datadog did not answer within 2000 ms");
        RemoteSchedules broken = (id, at) -> {
            throw new IllegalStateException("broken");
        };
        for (RemoteSchedules remote : List.of(silent, broken, RemoteSchedules.NONE)) {
            Resolved resolved = resolve(named(inDatadog(), LEAD), remote, Severity.CRITICAL);
            assertThat(resolved.people()).extracting(Called::who).containsExactly(LEAD);
            assertThat(notes(resolved)).hasSize(2).allMatch(note -> note.contains("career-primary"));
        }
    }

    private static OnCallSource inDatadog() {
        return new OnCallSource.InDatadog("3653d3c6-0c75-11ea-ad28-fb5701eabc7d");
    }

    @Test
    void aDirectoryThatFailsIsOneThatDoesNotKnow() {
        PeopleDirectory broken = mention -> {
            throw new IllegalStateException("broken");
        };
        Resolved resolved = new ScheduledMentions(Map::of, RemoteSchedules.NONE, broken)
                .resolve(new Call(Severity.CRITICAL, NOON, List.of(GROUP), List.of(GROUP, LEAD)));
        assertThat(resolved.people()).extracting(Called::who).containsExactly(LEAD);
        assertThat(notes(resolved)).singleElement().asString().startsWith("@career-oncall could not be called");
    }
}
