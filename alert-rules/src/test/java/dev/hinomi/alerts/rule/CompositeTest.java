package dev.hinomi.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeTest {

    /** As Datadog documents it (monitors/types/composite): all but OK count as true, {@code &&} takes the least severe, {@code ||} the most. */
    @ParameterizedTest(name = "{0}, {1}: && {2}, || {3}")
    @CsvSource({
        "ALERT, ALERT, ALERT, ALERT",
        "ALERT, WARN, WARN, ALERT",
        "ALERT, OK, OK, ALERT",
        "ALERT, NO_DATA, NO_DATA, ALERT",
        "WARN, WARN, WARN, WARN",
        "WARN, OK, OK, WARN",
        "NO_DATA, WARN, NO_DATA, WARN",
        "NO_DATA, OK, OK, NO_DATA",
        "NO_DATA, NO_DATA, NO_DATA, NO_DATA",
        "OK, OK, OK, OK",
    })
    void combinesTwoRulesAsDatadogDoes(Level a, Level b, Level and, Level or) {
        assertThat(level("a && b", a, b)).isEqualTo(and);
        assertThat(level("b && a", a, b)).isEqualTo(and);
        assertThat(level("a || b", a, b)).isEqualTo(or);
        assertThat(level("b || a", a, b)).isEqualTo(or);
    }

    @ParameterizedTest(name = "!{0} is {1}")
    @CsvSource({"OK, ALERT", "ALERT, OK", "WARN, OK", "NO_DATA, NO_DATA"})
    void negatesAsDatadogDoes(Level a, Level not) {
        assertThat(level("!a", a, Level.OK)).isEqualTo(not);
    }

    private static Level level(String text, Level a, Level b) {
        return Composite.parse(text).level(Map.of("a", a, "b", b)::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            a&&b                  ~ a && b
            a || b && c           ~ a || b && c
            (a || b) && c ~ (a || b) && c
            !(a && b) ~ !(a && b)
            !!a ~ !!a
            ((a)) ~ a
            api-5xx && !db.down_1 ~ api-5xx && !db.down_1
            """)
    void isWrittenAsItWasReadWithoutNeedlessBrackets(String text, String canonical) {
        Composite composite = Composite.parse(text);
        assertThat(composite.text()).isEqualTo(canonical);
        assertThat(Composite.parse(canonical)).isEqualTo(composite);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            a && ~ column 5: expected the id of a rule, ! or (, but found the end
            a b ~ column 3: expected && or ||
            (a ~ column 3: expected &&, || or ), but found the end
            a && ) ~ column 6: expected the id of a rule, ! or (
            A ~ column 1: expected the id of a rule, ! or (
            """)
    void saysWhereAnExpressionBreaks(String text, String complaint) {
        assertThatThrownBy(() -> Composite.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesMoreBracketsThanAnybodyWrites() {
        assertThatThrownBy(() -> Composite.parse("(".repeat(100_000))).hasMessageContaining("more than 64 levels");
    }
}
