package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alert.transition.to\":\"firing\"}",
                "{\"alert\":{\"transition\":{\"to\":\"firing\"}}}",
                "{\"alert.transition\":{\"to\":\"firing\"}}",
                "{\"alert\":{\"transition.to\":\"firing\"}}"
            })
    void aPathIsFoundNestedAndFlat(String json) {
        assertThat(attributes(json).text("alert.transition.to")).contains("firing");
    }

    @Test
    void aFlatSiblingDoesNotHideANestedOne() {
        Attributes attributes = attributes("{\"alert.rule\":\"r\",\"alert\":{\"value\":1.5}}");

        assertThat(attributes.text("alert.rule")).contains("r");
        assertThat(attributes.number("alert.value")).hasValue(1.5);
    }

    @Test
    void aTextThatIsNoNumberHasNoNumber() {
        assertThat(attributes("{\"a\":\"x\"}").number("a")).isEmpty();
    }

    @Test
    void leavesAreListedByPath() {
        assertThat(attributes("{\"b\":{\"c\":[1,2]},\"a\":true,\"n\":null}").flat())
                .containsExactly(java.util.Map.entry("a", "true"), java.util.Map.entry("b.c", "1, 2"));
    }

    private static Attributes attributes(String json) {
        return Attributes.of(JsonParser.parseString(json).getAsJsonObject());
    }
}
