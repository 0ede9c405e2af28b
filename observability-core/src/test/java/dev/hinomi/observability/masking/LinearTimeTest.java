package dev.hinomi.observability.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a text of a megabyte is made, every byte is read a bounded number of times; all detectors are on. */
class LinearTimeTest {
    private static final int LENGTH = 1_000_000;
    private static final int MOST_VISITS_OF_A_BYTE = 150;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "a@",
                "a@a",
                "a@a.",
                "a.",
                "a@1.2.3.",
                "%40",
                "a%40a",
                "u:p@",
                "://a:b",
                "://u:p@",
                "1",
                "4",
                "4-",
                "4 1-",
                "1111-",
                "4111 ",
                "4111111111111111 ",
                "0",
                "09-",
                "+81",
                "0 (",
                "DE89",
                "DE89 ",
                "DE1",
                "eyJ",
                "eyJ.",
                "eyJ_",
                ".eyJ",
                "xoxb-",
                "xoxb",
                "xapp-1",
                "-",
                "/",
                "hooks.slack.com/",
                "AKIA",
                "AKIAA",
                "Bearer ",
                "Bearer a",
                " ",
                "Basic  ",
                "password=",
                "password:",
                "password: ",
                "password=\\\"",
                "\\\"password\\\":",
                "password='",
                "=",
                ":",
                "password",
                "a=",
                "token.",
                ">",
                "<password>",
                "\\\\",
                "\\n",
                "\\u0007",
                "\\",
                "\\\"",
                "é",
                "é@é.",
                "日本",
                "a",
                "cookie: a ",
                "password ",
                "'",
                "d'=",
                "password : ",
                "BEGIN PRIVATE KEY-----",
                "PRIVATE KEY-",
                "BEGIN PRIVATE KEY--------- "
            })
    void readsEachByteABoundedNumberOfTimes(String part) throws ReflectiveOperationException {
        byte[] text = part.repeat(LENGTH / part.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(new ByteVisits().of(text)).isLessThan((long) MOST_VISITS_OF_A_BYTE * text.length);
    }
}
