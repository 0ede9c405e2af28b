package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
class ChartRulesTest {

    private static final String TWO = "['a','b']";
    private static final String DATA = "[{'label':'a','value':1},{'label':'b','value':-2.5}]";

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(block("", line(TWO, series("x", DATA))), "/blocks/0]"),
                arguments(block("t".repeat(51), line(TWO, series("x", DATA))), "/blocks/0/title]"),
                arguments(block("t", "{'type':'radar'}"), "/blocks/0/chart/type]"),
                arguments(block("t", line(TWO, "")), "/blocks/0/chart/series]"),
                arguments(block("t", line(TWO, many(7))), "/blocks/0/chart/series]"),
                arguments(block("t", line(TWO, series("x".repeat(21), DATA))), "/blocks/0/chart/series/0/name]"),
                arguments(
                        block("t", line(TWO, series("x", DATA) + "," + series("x", DATA))),
                        "/blocks/0/chart/series/1/name]"),
                arguments(block("t", line("['a','b','c']", series("x", DATA))), "/blocks/0/chart/series/0/data]"),
                arguments(
                        block("t", line("['a']", series("x", "[{'label':'a','value':'1'}]"))),
                        "/blocks/0/chart/series/0/data/0/value]"),
                arguments(points(21), "/blocks/0/chart/axis_config/categories]"),
                arguments(
                        block("t", "{'type':'pie','segments':[{'label':'a','value':0}]}"),
                        "/blocks/0/chart/segments/0/value]"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsBeyondALimitIsNamedWithItsPlace(String blocks, String place) {
        assertThat(check(blocks)).singleElement().asString().endsWith(place);
    }

    @Test
    void chartsWithinTheLimitsAreFine() {
        assertThat(check(block("t".repeat(50), line(TWO, many(6))))).isEmpty();
        assertThat(check(points(20))).isEmpty();
        assertThat(check(block("t", "{'type':'pie','segments':[{'label':'a','value':1}]}")))
                .isEmpty();
    }

    @Test
    void aMessageHasAtMostTwoOfThem() {
        assertThat(check(String.join(",", Collections.nCopies(2, points(2))))).isEmpty();
        assertThat(check(String.join(",", Collections.nCopies(3, points(2)))))
                .singleElement()
                .asString()
                .endsWith("/blocks/2]");
    }

    private static String points(int count) {
        String labels = IntStream.range(0, count).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
        String data = IntStream.range(0, count)
                .mapToObj(i -> "{'label':'" + i + "','value':" + i + "}")
                .collect(Collectors.joining(","));
        return block("t", line("[" + labels + "]", series("x", "[" + data + "]")));
    }

    private static String many(int series) {
        return IntStream.range(0, series).mapToObj(i -> series("s" + i, DATA)).collect(Collectors.joining(","));
    }

    private static String series(String name, String data) {
        return "{'name':'" + name + "','data':" + data + "}";
    }

    private static String line(String categories, String series) {
        return "{'type':'line','series':[" + series + "],'axis_config':{'categories':" + categories + "}}";
    }

    private static String block(String title, String chart) {
        return "{'type':'data_visualization','title':'" + title + "','chart':" + chart + "}";
    }

    private static List<String> check(String blocks) {
        return BlockRules.check(
                JsonParser.parseString("[" + blocks.replace('\'', '"') + "]").getAsJsonArray());
    }
}
