package dev.hinomi.sandbox.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParserTest {
    private static final Event EVENT = new Event(
            "Payment declined: card expired, retry later (a*b)",
            Map.of(
                    "service", List.of("career-api"),
                    "status", List.of("error"),
                    "env", List.of("prod"),
                    "@http.status_code", List.of("503"),
                    "@http.url", List.of("/jobs/17/apply"),
                    "@empty", List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "declined",
                "DECLINED",
                "payment declined",
                "\"card expired\"",
                "decl*",
                "dec?ined:*  OR declined",
                "service:career-api",
                "service:CAREER-API",
                "service:career-*",
                "status:error env:prod",
                "status:(warn OR error)",
                "@http.status_code:[500 TO 599]",
                "@http.status_code:[500 TO *]",
                "@http.status_code:>=503",
                "@http.status_code:503",
                "@http.url:*\\/apply",
                "@http.url:*",
                "*:career-api",
                "-absent",
                "NOT absent",
                "absent OR declined",
                "absent declined OR status:error",
                "(absent OR declined) AND status:error",
                "\"(a*b)\"",
            })
    void findsTheEvent(String search) {
        assertThat(matches(search)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absent",
                "decline",
                "\"expired card\"",
                "service:career",
                "@http.url:*\\/APPLY",
                "@http.status_code:[504 TO 599]",
                "@http.status_code:<503",
                "@http.url:>1",
                "@missing:*",
                "@empty:*",
                "-declined",
                "declined absent",
                "declined (absent OR gone)",
                "\"(axb)\"",
            })
    void doesNotFindTheEvent(String search) {
        assertThat(matches(search)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "service:|8|a value is missing after 'service:'; '*' means any value",
                "a OR|4|a word or field:value is missing here",
                "(a|2|a '(' is not closed; add a ')'",
                "a)|1|')' closes nothing; remove it or open a '(' before",
                "x \"open|2|this quote is not closed; add a '\"'",
                "@a:[1 TO|8|a number is expected here",
                "@a:[1 2]|6|a range is written [low TO high]",
                "@a:>many|4|a number is expected here",
                "[x]|0|'[' is not expected here; write it in quotes to search for it",
            })
    void saysWhereItCannotRead(String search, int position, String message) {
        assertThat(SearchParser.parse(search)).isEqualTo(new Parsed.Refused(position, message));
    }

    @Test
    void readsAndBeforeOr() {
        SearchQuery query = ((Parsed.Ok) SearchParser.parse("a b OR c")).query();

        assertThat(query)
                .isInstanceOfSatisfying(
                        SearchQuery.Or.class,
                        or -> assertThat(or.parts()).first().isInstanceOf(SearchQuery.And.class));
    }

    @Test
    void staysQuickOnManyStars() {
        Glob glob = new Glob((Glob.ANY + "a").repeat(40) + "b", true);

        assertThat(glob.matches("a".repeat(8_000))).isFalse();
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(SearchParser.parse("(".repeat(1_500))).isInstanceOf(Parsed.Refused.class);
        assertThat(SearchParser.parse("-".repeat(1_500) + "a")).isInstanceOf(Parsed.Ok.class);
    }

    private static boolean matches(String search) {
        return ((Parsed.Ok) SearchParser.parse(search)).query().matches(EVENT);
    }

    private record Event(String text, Map<String, List<String>> fields) implements Searchable {
        @Override
        public List<String> values(String field) {
            return fields.getOrDefault(field, List.of());
        }

        @Override
        public List<String> everyValue() {
            return fields.values().stream().flatMap(List::stream).toList();
        }
    }
}
