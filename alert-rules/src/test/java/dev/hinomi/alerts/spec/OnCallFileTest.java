package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.Holiday;
import dev.hinomi.alerts.oncall.Layer;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.NightPolicy;
import dev.hinomi.alerts.oncall.OnCallSource;
import dev.hinomi.alerts.oncall.Rotation;
import dev.hinomi.alerts.oncall.Schedule;
import dev.hinomi.alerts.oncall.Staffing;
import dev.hinomi.alerts.oncall.Substitution;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallFileTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static List<String> problems(String text) {
        return RuleFile.read("rules.yml", text).problems().stream()
                .map(RuleProblem::toString)
                .toList();
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws IOException {
        LoadedRules loaded = RuleFile.read(Path.of("src/test/resources/on-call.yml"));
        assertThat(loaded.problems()).isEmpty();
        Rotation weekly = new Rotation(
                List.of(
                        new Mention.Email("oncall-a@example.com"),
                        new Mention.Email("oncall-b@example.com"),
                        new Mention.UserId("U024BE7LH")),
                LocalDate.of(2026, 11, 2),
                LocalTime.of(10, 0),
                Duration.ofDays(7),
                TOKYO);
        Schedule primary = new Schedule(
                TOKYO,
                List.of(
                        new Layer("weekly", weekly, List.of()),
                        new Layer(
                                "office",
                                new Staffing.Always(new Mention.GroupHandle("career-oncall")),
                                List.of(ActiveHours.of("Mon-Fri 09:00-18:00 Asia/Tokyo")))),
                List.of(new Substitution(
                        new Mention.UserId("U024BE7LH"),
                        Instant.parse("2026-12-24T09:00:00Z"),
                        Instant.parse("2026-12-26T01:00:00Z"),
                        "swapped for Christmas")),
                List.of(new Holiday(
                        "New Year",
                        Set.copyOf(LocalDate.of(2026, 12, 29)
                                .datesUntil(LocalDate.of(2027, 1, 4))
                                .toList()),
                        new Holiday.Instead.OfLayer("weekly"))));
        assertThat(loaded.onCall().get("career-primary"))
                .isEqualTo(new NamedSchedule(
                        "career-primary",
                        primary,
                        Optional.of(new NightPolicy(
                                List.of(ActiveHours.of("22:00-07:00 Asia/Tokyo")), Set.of(Severity.CRITICAL))),
                        Optional.of(new Mention.GroupHandle("career-leads")),
                        "on-call.yml:22:5"));
        assertThat(loaded.onCall().get("payments-primary").source())
                .isEqualTo(new OnCallSource.InDatadog("3653d3c6-0c75-11ea-ad28-fb5701eabc7d"));
        assertThat(loaded.targets().get("oncall").mentions(Severity.CRITICAL))
                .containsExactly(new Mention.OnCall("career-primary"));
    }

    @Test
    void reportsEveryProblemAtOnceWithItsPlace() {
        assertThat(problems("""
                on_call:
                  career-primary:
                    zone: Asia/Tokio
                    layers:
                      - name: weekly
                        people: [ U024BE7LH, nobody ]
                        shift: fortnightly
                        starts: 2026-13-01
                        handoff: noon
                      - { name: office, people: [], hours: 9-18 }
                    overrides:
                      - { person: U024BE7LH, from: tomorrow, until: 2026-12-01T10:00 }
                    holidays:
                      - { dates: [ 2026-12-31, someday ], layer: weekly }
                    night: { hours: 22:00-07:00 UTC, calls: [ severe ] }
                    fallback: schedule:career-secondary
                notify:
                  t: { slack: "#a", mention: { critical: [ schedule:career-primry ] } }
                """))
                .hasSize(11)
                .allMatch(problem -> problem.startsWith("error: "))
                .anyMatch(problem -> problem.contains("(rules.yml:3:11): a zone must be a name"))
                .anyMatch(problem -> problem.contains("(rules.yml:6:30): a mention must be"))
                .anyMatch(problem -> problem.contains("(rules.yml:7:16): a duration must be"))
                .anyMatch(problem -> problem.contains("(rules.yml:8:17): a date must look like 2026-12-31"))
                .anyMatch(problem -> problem.contains("(rules.yml:9:18): a time of day must look like 10:00"))
                .anyMatch(problem -> problem.contains("(rules.yml:10:44): hours must be"))
                .anyMatch(problem -> problem.contains("(rules.yml:12:36): it must be a time without offset such as"))
                .anyMatch(problem -> problem.contains("(rules.yml:14:32): a date must look like"))
                .anyMatch(problem -> problem.contains("it must be critical or warning"))
                .anyMatch(problem -> problem.contains("(rules.yml:16:15): a schedule cannot be made of another one"))
                .anyMatch(problem -> problem.contains("there is no schedule \"career-primry\"")
                        && problem.contains("Did you mean \"schedule:career-primary\"?"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            zone: UTC                                                                                  ~ "layers" is missing
            layers: [ { name: a, people: [ U024BE7LH ] } ]                                             ~ "zone" is missing
            zone: UTC, layers: []                                                                      ~ a schedule needs at least one layer
            zone: UTC, layers: [ { people: [ U024BE7LH ] } ]                                           ~ "name" is missing
            zone: UTC, layers: [ { name: a, people: [] } ]                                             ~ the layer has nobody in it
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH, U024BE7LI ], handoff: 10:00 } ]       ~ "starts" is missing
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ], starts: 2026-11-02 } ]              ~ "handoff" is missing
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ], starts: 2026-11-02, handoff: 10:00, shift: 90m } ] ~ a turn must last whole hours
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] }, { name: a, people: [ U024BE7LH ] } ] ~ two layers are called "a"
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ], holidays: [ { dates: 2026-12-31, layer: b } ] ~ there is no layer "b"
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ], holidays: [ { dates: 2026-12-31 } ] ~ either person or layer must say
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ], holidays: [ { dates: 2027-01-03..2026-12-31, layer: a } ] ~ the last day must not come before the first
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ], overrides: [ { person: U024BE7LH, from: 2026-12-31T10:00, until: 2026-12-31T10:00 } ] ~ it must end after it begins
            zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ], night: { calls: [ critical ] }  ~ "hours" is missing
            datadog: primary                                                                           ~ the id of a schedule of Datadog On-Call
            datadog: 3653d3c6-0c75-11ea-ad28-fb5701eabc7d, holidays: []                                ~ Datadog says who is on call here
            datadog: 3653d3c6-0c75-11ea-ad28-fb5701eabc7d, night: { hours: 22:00-07:00 }               ~ hours must be days
            """)
    void aMistakeIsOneErrorThatSaysWhatIsWrong(String keys, String complaint) {
        assertThat(problems("on_call: { s: { " + keys + " } }\n"))
                .singleElement()
                .asString()
                .startsWith("error: on_call.s")
                .contains(complaint);
    }

    @Test
    void anOverrideMayBeWrittenInTheZoneOrWithItsOffset() {
        LoadedRules loaded = RuleFile.read("rules.yml", """
                on_call:
                  s:
                    zone: Europe/London
                    layers: [ { name: a, people: [ U024BE7LH ] } ]
                    overrides:
                      - { person: U024BE7LI, from: 2026-10-25T01:30, until: 2026-10-25T01:30, why: the hour that comes twice }
                      - { person: U024BE7LI, from: 2026-10-25T01:30Z, until: 2026-10-25T10:00+09:00 }
                """);
        assertThat(loaded.problems())
                .hasSize(1)
                .allMatch(problem -> problem.toString().contains("until 2026-10-25T01:00:00Z"));
        assertThat(
                        problems(
                                "on_call: { s: { zone: Europe/London, layers: [ { name: a, people: [ U024BE7LH ] } ],"
                                        + " overrides: [ { person: U024BE7LI, from: 2026-10-25T01:30, until: 2026-10-25T01:30 } ] } }\n"))
                .isEmpty();
    }

    @Test
    void aNameThatNoMentionCouldHaveIsAnError() {
        assertThat(problems("on_call: { Primary: { zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ] } }\n"))
                .singleElement()
                .asString()
                .contains("a schedule's name must be");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            escalate: [ { after: 10m } ]                                                       ~ a step must call somebody
            escalate: [ { mention: [ U024BE7LH ] } ]                                           ~ "after" is missing
            escalate: [ { after: soon, mention: [ U024BE7LH ] } ]                              ~ a duration must be
            escalate: [ { after: 10m, mention: [ "schedule:unheard-of" ] } ]                   ~ there is no schedule
            escalate: [ { after: 10m, slack: nowhere } ]                                       ~ a Slack channel must be
            escalate: [ { after: 10m, slack: "#b" }, { after: 5m, slack: "#b" } ]              ~ 5 min comes after 10 min
            repeat: 10s                                                                        ~ after a minute at the soonest
            remind: 10s                                                                        ~ after a minute at the soonest
            """)
    void aMistakeInAnEscalationIsOneErrorAndTheTargetStays(String keys, String complaint) {
        LoadedRules loaded = RuleFile.read("rules.yml", "notify: { t: { slack: \"#a\", " + keys + " } }\n");
        assertThat(loaded.targets()).containsKey("t");
        assertThat(loaded.problems()).singleElement().asString().contains("notify.t", complaint);
    }
}
