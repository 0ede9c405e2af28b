package dev.hinomi.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.state.Reason;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    private static final Wording ENGLISH = Wording.of(Language.ENGLISH);
    private static final Wording JAPANESE = Wording.of(Language.JAPANESE);

    @Test
    void everyReasonHasJapaneseWords() {
        assertThat(Arrays.stream(Reason.values()).map(JAPANESE::reason))
                .doesNotHaveDuplicates()
                .noneMatch(words -> words.matches("\\p{ASCII}*"));
    }

    @Test
    void everyRemarkHasJapaneseWords() {
        assertThat(Arrays.stream(Remark.Kind.values())
                        .filter(kind -> kind != Remark.Kind.TROUBLE)
                        .map(kind -> Remark.of(kind, Map.of("schedule", "career-primary"))
                                .in(JAPANESE)))
                .noneMatch(words -> words.matches("\\p{ASCII}*"));
    }

    @Test
    void aRemarkSaysUntilWhenItHoldsOnTheClocksOfItsZone() {
        Remark turn = new Remark(
                Remark.Kind.TURN,
                Map.of("schedule", "career-primary", "layer", "weekly"),
                Optional.of(ZonedDateTime.parse("2026-11-30T10:00+09:00[Asia/Tokyo]")));
        assertThat(turn.in(ENGLISH))
                .isEqualTo("on call in career-primary (layer weekly) until Mon 2026-11-30 10:00 Asia/Tokyo");
        assertThat(turn.in(JAPANESE)).isEqualTo("career-primary の当番（レイヤー weekly）、2026-11-30 (月) 10:00 Asia/Tokyo まで");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheWordsOfEveryStateOfAMessage(Language language) {
        for (String key : Set.of("word.critical", "standing.crossed", "fact.since", "storm.title", "context.late")) {
            assertThat(Wording.of(language).say(key, Map.of("value", "7%"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,       0s,     0秒",
        "PT59S,      59s,    59秒",
        "PT3M20S,    3m 20s, 3分20秒",
        "PT2H,       2h,     2時間",
        "PT26H5M,    1d 2h,  1日2時間",
    })
    void aLengthOfTimeHasAtMostTwoUnits(Duration length, String english, String japanese) {
        assertThat(ENGLISH.duration(length)).isEqualTo(english);
        assertThat(JAPANESE.duration(length)).isEqualTo(japanese);
    }

    @Test
    void aSentenceThatNamesWhatIsNotThereIsRefusedWithItsPlaceAndTheNearestName() {
        assertThatThrownBy(() -> Template.parse("{{service}}: {{vaule}}"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("the template names \"vaule\" at character 14, which is nothing it can say."
                        + " Did you mean {{value}}?");
        assertThatThrownBy(() -> Template.parse("{{weather}}"))
                .hasMessageContaining(
                        "It can name duration, group, rule, service, standing, subject, team, threshold,");
    }

    @Test
    void aPlaceThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> Template.parse("a {{value")).hasMessageContaining("opens {{ at character 3");
    }

    @Test
    void whatATemplateIsFilledWithIsNoTemplate() {
        assertThat(Template.parse("<{{value}}>").fill(Map.of("value", "{{value}}")))
                .isEqualTo("<{{value}}>");
    }

    @Test
    void thereIsNoThirdLanguage() {
        assertThat(Language.of("ja")).isEqualTo(Language.JAPANESE);
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("en or ja, but was \"fr\"");
    }
}
