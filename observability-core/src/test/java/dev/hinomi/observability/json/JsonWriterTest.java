package dev.hinomi.observability.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.hinomi.observability.fixtures.Seeds;
import java.io.StringReader;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private final JsonWriter json = new JsonWriter();

    @Test
    void putsCommasWhereTheyBelong() {
        json.beginObject()
                .name("a")
                .value(1)
                .name("b")
                .beginArray()
                .value("x")
                .value(true)
                .nullValue();
        json.beginObject()
                .endObject()
                .endArray()
                .name("c")
                .beginObject()
                .name("d")
                .value(-2.5);
        json.endObject().endObject();

        assertThat(json).hasToString("{\"a\":1,\"b\":[\"x\",true,null,{}],\"c\":{\"d\":-2.5}}");
    }

    @Test
    void isNotFooledByTextThatLooksLikeStructure() {
        json.beginArray().value("{").value("[").value(":").value(",").endArray();

        assertThat(json).hasToString("[\"{\",\"[\",\":\",\",\"]");
    }

    @Test
    void escapesWhatWouldBreakALineOrATerminal() {
        json.value("\"\\\b\f\n\r\t\u0000\u001b\u0085\u2028\u2029é");

        assertThat(json).hasToString("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001b\\u0085\\u2028\\u2029é\"");
    }

    @Test
    void writesPairsOfSurrogatesAndReplacesLoneOnes() {
        json.value("火\ud83d\udd25 \ud83d \udd25\ud83d");

        assertThat(parsed()).isEqualTo("火\ud83d\udd25 \ufffd \ufffd\ufffd");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void writesNumbersThatJsonDoesNotKnowAsText(double number) {
        json.value(number);

        assertThat(parsed()).isEqualTo(Double.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.0, 1, -1, 0.1, 1e10, 1.5e300, Double.MIN_VALUE, Double.MAX_VALUE, 1L << 53, Long.MAX_VALUE
            })
    void keepsEveryFiniteNumber(double number) {
        json.value(number);

        assertThat(JsonParser.parseString(json.toString()).getAsDouble()).isEqualByComparingTo(number + 0.0);
    }

    @Test
    void writesTheExtremeIntegers() {
        json.beginArray().value(Long.MIN_VALUE).value(Long.MAX_VALUE).value(0L).endArray();

        assertThat(json).hasToString("[-9223372036854775808,9223372036854775807,0]");
    }

    @Test
    void writesEveryNumberOfDigits() {
        long number = 1;
        for (int digits = 1; digits <= 19; digits++) {
            json.reset();
            json.beginArray().value(number).value(number - 1).value(-number).endArray();

            assertThat(json).hasToString("[" + number + "," + (number - 1) + "," + -number + "]");
            number *= 10;
        }
    }

    @Test
    void writesWhatWasEncodedBefore() {
        json.beginObject().name("a").value(1).name("b").value("x").endObject();
        JsonFragment members = json.fragment(1, json.length() - 1);
        json.reset();

        json.beginObject().name(JsonFragment.name("n\"")).value(2).members(members);
        json.name("t")
                .beginText()
                .text(JsonFragment.text("é\n"))
                .text("-")
                .text(17)
                .endText();
        json.endObject();

        assertThat(json).hasToString("{\"n\\\"\":2,\"a\":1,\"b\":\"x\",\"t\":\"é\\n-17\"}");
    }

    @Test
    void putsCommasWhereTheyBelongAfterItForgot() {
        json.beginArray();
        int beginning = json.length();
        json.value(1);
        int end = json.length();
        json.value(2);

        json.rewind(end);
        json.value(3);
        assertThat(json).hasToString("[1,3");

        json.rewind(beginning);
        json.value(4).endArray();
        assertThat(json).hasToString("[4]");
    }

    @Test
    void cutsLongTextBetweenCharactersAndSaysSo() {
        boolean whole = json.value("aé\ud83d\udd25b", 6);

        assertThat(whole).isFalse();
        assertThat(parsed()).isEqualTo("aé");
    }

    @Test
    void neverCutsAnEscapeInHalf() {
        json.value("aaaa\n\u0001", 9);

        assertThat(json).hasToString("\"aaaa\\n\"");
    }

    @Test
    void forgetsAValueThatFailedHalfWay() {
        json.beginObject().name("a");
        int mark = json.length();
        json.beginArray().value(1).beginObject().name("half");

        json.rewind(mark);
        json.value("gone").endObject();

        assertThat(json).hasToString("{\"a\":\"gone\"}");
    }

    @Test
    void keepsItsBufferForTheNextDocument() {
        json.value("x".repeat(10_000));
        byte[] grown = json.buffer();

        json.reset();
        json.value("y");

        assertThat(json.buffer()).isSameAs(grown);
        assertThat(json).hasToString("\"y\"");
    }

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isReadBackUnchangedByAnotherParser(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
        }

        json.value(text.toString());

        JsonReader strict = new JsonReader(new StringReader(json.toString()));
        strict.setStrictness(Strictness.STRICT);
        assertThat(strict.nextString()).isEqualTo(withoutLoneSurrogates(text.toString()));
    }

    private String parsed() {
        return JsonParser.parseString(json.toString()).getAsString();
    }

    private static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
