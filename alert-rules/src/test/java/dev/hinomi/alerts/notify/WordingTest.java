package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.state.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    @Test
    void everyReasonHasJapaneseWords() {
        assertThat(Arrays.stream(Reason.values())
                        .map(reason -> Wording.of(Language.JAPANESE).reason(reason)))
                .doesNotHaveDuplicates()
                .noneMatch(words -> words.matches("\\p{ASCII}*"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheWordsOfEveryStateOfAMessage(Language language) {
        for (String key : Set.of("word.critical", "standing.crossed", "fact.since", "storm.title", "context.late")) {
            assertThat(Wording.of(language).say(key, Map.of("value", "7%"))).isNotEmpty();
        }
    }

    @Test
    void aSentenceThatNamesWhatIsNotThereIsRefusedWithItsPlaceAndWhatThereIs() {
        assertThatThrownBy(() -> Wording.of(Language.ENGLISH).with("r", "{{service}}: {{vaule}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names \"vaule\" at character 14")
                .hasMessageContaining("value");
    }

    @Test
    void aPlaceThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> Wording.of(Language.ENGLISH).with("r", "a {{value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opens {{ at character 3");
    }

    @Test
    void whatATemplateIsFilledWithIsNoTemplate() {
        Template template = Template.parse("<{{value}}>", Set.of("value"));
        assertThat(template.fill(Map.of("value", "{{value}}"))).isEqualTo("<{{value}}>");
    }

    @Test
    void thereIsNoThirdLanguage() {
        assertThat(Language.of("ja")).isEqualTo(Language.JAPANESE);
        assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("en or ja, but was \"fr\"");
    }
}
