package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.words.FirstWord;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsKeysTest {

    private static final Map<String, String> VALUES = Map.of("subject", "S", "standing", "7%", "value", "7%");

    private static LoadedRules read(String rules, String target) {
        return RuleFile.read("rules.yml", """
                rules:
                  - { id: a, notify: t, query: "avg(last_5m):avg:m{*} > 5"%s }
                  - { id: b, notify: t, query: "avg(last_5m):avg:m{*} > 5" }
                notify: { t: { slack: "#a"%s } }
                """.formatted(rules, target));
    }

    private static NotifyTarget target(String rules, String target) {
        LoadedRules loaded = read(rules, target);
        assertThat(loaded.problems()).isEmpty();
        return loaded.targets().get("t");
    }

    private static String said(Wording wording, FirstWord word) {
        return wording.word(word) + " " + wording.sentence(word, VALUES);
    }

    @Test
    void aTargetIsToldInItsLanguageAndWords() {
        NotifyTarget japanese = target("", ", language: ja");
        assertThat(said(japanese.wording(), FirstWord.CRITICAL)).isEqualTo("重大 S、7%");
        NotifyTarget own = target("", ", template: \"only {{value}}\"");
        assertThat(said(own.wordings().of("a"), FirstWord.RESOLVED)).isEqualTo("RESOLVED only 7%");
        assertThat(said(own.wording(), FirstWord.CRITICAL)).isEqualTo("CRITICAL only 7%");
    }

    @Test
    void theWordsOfARuleWinOverThoseOfItsTarget() {
        NotifyTarget target = target(", template: \"rule {{value}}\"", ", template: \"target {{value}}\"");
        assertThat(said(target.wordings().of("a"), FirstWord.WARNING)).isEqualTo("WARNING rule 7%");
        assertThat(said(target.wordings().of("b"), FirstWord.WARNING)).isEqualTo("WARNING target 7%");
    }

    @Test
    void aRuleInAnotherLanguageDoesNotTakeTheSentenceOfItsTarget() {
        NotifyTarget target = target(", language: ja", ", template: \"in English\"");
        assertThat(said(target.wordings().of("a"), FirstWord.CRITICAL)).isEqualTo("重大 S、7%");
    }

    @Test
    void aSentenceMayStandBehindOneFirstWordAlone() {
        NotifyTarget target = target(", template: { resolved: \"all is well\" }", "");
        assertThat(said(target.wordings().of("a"), FirstWord.RESOLVED)).isEqualTo("RESOLVED all is well");
        assertThat(said(target.wordings().of("a"), FirstWord.CRITICAL)).isEqualTo("CRITICAL S, 7%");
    }

    @Test
    void defaultsGiveAllRulesWords() {
        LoadedRules loaded = RuleFile.read("rules.yml", """
                defaults: { notify: t, language: ja }
                rules: [ { id: a, query: "avg(last_5m):avg:m{*} > 5" } ]
                slo: [ { id: s, target: 99%, good: "sum:g{*}.as_count()", total: "sum:t{*}.as_count()" } ]
                notify: { t: { slack: "#a" } }
                """);
        assertThat(loaded.problems()).isEmpty();
        NotifyTarget target = loaded.targets().get("t");
        assertThat(target.wordings().of("a").language()).isEqualTo(Language.JAPANESE);
        assertThat(target.wordings().of("s").language()).isEqualTo(Language.JAPANESE);
        assertThat(target.wording().language()).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            , template: "{{vaule}} now"                 ~ rules.a.template = {{vaule}} now (rules.yml:2:71): the template names "vaule" at character 1, which is nothing it can say. Did you mean {{value}}?
            , template: "{{value"                       ~ (rules.yml:2:71): the template opens {{ at character 1 and does not close it. Write {{value}}
            , template: { resolved: "{{valeu}}" }       ~ rules.a.template.resolved = {{valeu}} (rules.yml:2:83): the template names "valeu"
            , template: { resoled: "x" }                ~ unknown key "resoled". Did you mean "resolved"?
            , language: fr                              ~ (rules.yml:2:71): the language must be en or ja, but was "fr"
            """)
    void aMistakeIsReportedAtItsPlaceAndTheRuleIsToldInTheShippedWords(String keys, String problem) {
        LoadedRules loaded = read(keys, "");
        assertThat(loaded.problems()).singleElement().asString().contains(problem);
        assertThat(loaded.rules()).hasSize(2);
        assertThat(said(loaded.targets().get("t").wordings().of("a"), FirstWord.CRITICAL))
                .isEqualTo("CRITICAL S, 7%");
    }

    @Test
    void aMistakeOfATargetLeavesItInTheShippedWords() {
        LoadedRules loaded = read("", ", template: \"{{titel}}\"");
        assertThat(loaded.problems()).singleElement().asString().contains("Did you mean {{title}}?");
        assertThat(said(loaded.targets().get("t").wording(), FirstWord.CRITICAL))
                .isEqualTo("CRITICAL S, 7%");
    }
}
