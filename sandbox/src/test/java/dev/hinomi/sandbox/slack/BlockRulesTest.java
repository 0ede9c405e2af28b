package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockRulesTest {

    /** Source: docs.slack.dev/reference/block-kit/blocks. */
    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(repeat("{\"type\":\"divider\"}", 51), "/blocks]"),
                arguments(section(3_001), "/blocks/0/text/text]"),
                arguments("{\"type\":\"section\"}", "/blocks/0]"),
                arguments(
                        "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"\"}}", "/blocks/0/text/text]"),
                arguments(fields(11, 1), "/blocks/0/fields]"),
                arguments(fields(1, 2_001), "/blocks/0/fields/0/text]"),
                arguments(header("plain_text", 151), "/blocks/0/text/text]"),
                arguments(header("mrkdwn", 1), "/blocks/0/text/type]"),
                arguments(context(11), "/blocks/0/elements]"),
                arguments(context(0), "/blocks/0/elements]"),
                arguments(actions(26, "t"), "/blocks/0/elements]"),
                arguments(actions(1, "t".repeat(76)), "/blocks/0/elements/0/text/text]"),
                arguments(menu(101, "t", "v"), "/blocks/0/elements/0/options]"),
                arguments(menu(1, "t".repeat(76), "v"), "/blocks/0/elements/0/options/0/text/text]"),
                arguments(menu(1, "t", "v".repeat(151)), "/blocks/0/elements/0/options/0/value]"),
                arguments("{\"type\":\"image\",\"image_url\":\"https://example.com/a.png\"}", "/blocks/0]"),
                arguments("{\"type\":\"markdown\",\"text\":\"" + "x".repeat(12_001) + "\"}", "/blocks/0/text]"),
                arguments("{\"type\":\"alert\"}", "/blocks/0/type]"),
                arguments(repeat("{\"type\":\"divider\",\"block_id\":\"a\"}", 2), "/blocks/1/block_id]"),
                arguments("{\"type\":\"divider\",\"block_id\":\"" + "x".repeat(256) + "\"}", "/blocks/0/block_id]"),
                arguments("7", "/blocks/0]"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsBeyondALimitIsNamedWithItsPlace(String blocks, String place) {
        assertThat(check(blocks))
                .singleElement()
                .asString()
                .startsWith("[ERROR] ")
                .endsWith(place);
    }

    static Stream<String> within() {
        return Stream.of(
                repeat("{\"type\":\"divider\"}", 50),
                section(3_000),
                "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "\uD83D\uDD34".repeat(3_000)
                        + "\"}}",
                fields(10, 2_000),
                header("plain_text", 150),
                context(10),
                actions(25, "t".repeat(75)),
                "{\"type\":\"rich_text\",\"elements\":[]}");
    }

    @ParameterizedTest
    @MethodSource("within")
    void whatIsWithinTheLimitsIsFine(String blocks) {
        assertThat(check(blocks)).isEmpty();
    }

    private static List<String> check(String blocks) {
        return BlockRules.check(JsonParser.parseString("[" + blocks + "]").getAsJsonArray());
    }

    private static String menu(int options, String text, String value) {
        String option = "{\"text\":{\"type\":\"plain_text\",\"text\":\"" + text + "\"},\"value\":\"" + value + "\"}";
        return "{\"type\":\"actions\",\"elements\":[{\"type\":\"static_select\",\"options\":[" + repeat(option, options)
                + "]}]}";
    }

    private static String repeat(String json, int count) {
        return String.join(",", Collections.nCopies(count, json));
    }

    private static String text(String type, int length) {
        return "{\"type\":\"" + type + "\",\"text\":\"" + "x".repeat(length) + "\"}";
    }

    private static String section(int length) {
        return "{\"type\":\"section\",\"text\":" + text("mrkdwn", length) + "}";
    }

    private static String fields(int count, int length) {
        return "{\"type\":\"section\",\"fields\":[" + repeat(text("mrkdwn", length), count) + "]}";
    }

    private static String header(String type, int length) {
        return "{\"type\":\"header\",\"text\":" + text(type, length) + "}";
    }

    private static String context(int count) {
        return "{\"type\":\"context\",\"elements\":[" + repeat(text("mrkdwn", 1), count) + "]}";
    }

    private static String actions(int count, String text) {
        String button = "{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + text + "\"}}";
        return "{\"type\":\"actions\",\"elements\":[" + repeat(button, count) + "]}";
    }
}
