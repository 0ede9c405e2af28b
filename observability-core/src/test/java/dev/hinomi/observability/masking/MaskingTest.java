package dev.hinomi.observability.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private final Masker masker = Masking.defaults().masker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "userPassword",
                "user.password",
                "spring.datasource.password",
                "db_password",
                "PASSWORD1",
                "passwd",
                "DBPWD",
                "clientSecret",
                "client_secret",
                "token",
                "access_token",
                "refreshToken",
                "csrftoken",
                "Authorization",
                "Proxy-Authorization",
                "cookie",
                "Set-Cookie",
                "api_key",
                "X-Api-Key",
                "apiKey2",
                "private_key",
                "credit_card",
                "cardNumber",
                "payment.card_number",
                "cvv",
                "cardCVV",
                "ssn",
                "customerSsn",
                "my_number",
                "myNumber"
            })
    void hidesTheValuesOfTheseNames(String name) {
        assertThat(masker.hides(name)).isTrue();
        assertThat(masker.hides(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "user", "tokens", "token_type", "tokenCount", "passwordPolicy", "secretary", "compassn",
                        "dummyNumber",
                "discardNumber", "http.status_code", "classn", "order_id", "123", "-", "名前", "key", "partition_key"
            })
    void showsTheValuesOfTheseNames(String name) {
        assertThat(masker.hides(name)).isFalse();
        assertThat(masker.hides(name)).isFalse();
    }

    @Test
    void hidesAndShowsTheNamesItIsTold() {
        Masker told = Masking.defaults()
                .withName("Patient-Id")
                .withName("*salary")
                .withoutName("cookie")
                .masker();

        assertThat(told.hides("patientId")).isTrue();
        assertThat(told.hides("outpatientid")).isFalse();
        assertThat(told.hides("basesalary")).isTrue();
        assertThat(told.hides("cookie")).isFalse();
        assertThat(JsonTexts.mask(told, "patient_id=12345678, cookie=ab")).isEqualTo("patient_id=[secret], cookie=ab");
    }

    @Test
    void refusesNamesThatItCouldNotRecognise() {
        assertThatThrownBy(() -> Masking.defaults().withName("パスワード"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters from a to z")
                .hasMessageContaining("パスワード");
        assertThatThrownBy(() -> Masking.defaults().withName(" ")).hasMessageContaining("\" \"");
        assertThatThrownBy(() -> Masking.defaults().withoutName("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @ParameterizedTest
    @EnumSource(Detector.class)
    void hidesNothingOfWhatADetectorFindsIfItIsOff(Detector detector) {
        Masking none = new Masking(Set.of(), Set.of(), List.of());
        String text = text(detector);

        assertThat(JsonTexts.mask(none.masker(), text)).isEqualTo(text);
        assertThat(JsonTexts.mask(none.withName("pin").with(detector).masker(), text))
                .isNotEqualTo(text);
    }

    private static String text(Detector detector) {
        return switch (detector) {
            case CARD_NUMBER -> "4111111111111111";
            case EMAIL -> "taro@example.com";
            case BEARER_TOKEN -> "Bearer abcdef012345";
            case JSON_WEB_TOKEN -> "eyJ" + "hbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.";
            case AWS_KEY -> "AK" + "IAIOSFODNN7EXAMPLE";
            case PRIVATE_KEY -> "-----BEGIN PRI" + "VATE KEY-----\nMIIfake and more\n";
            case SLACK_TOKEN -> "xo" + "xb-000000000000-fake";
            case DATADOG_KEY -> "DD_API_KEY=0000000000000000000000000000000f";
            case IBAN -> "DE89370400440532013000";
            case URL_PASSWORD -> "amqp://user:fake-password@host";
            case NAMED_SECRET -> "pin=1234";
            case JAPANESE_PHONE -> "090-1234-5678";
            case MY_NUMBER -> "123456789018";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "090-1234-5678, [phone]",
        "tel 09012345678., tel [phone].",
        "03-1234-5678, [phone]",
        "(03)1234-5678, [phone]",
        "0120-123-456, [phone]",
        "0800-123-4567, [phone]",
        "+81 90 1234 5678, [phone]",
        "+81-3-1234-5678, [phone]",
        "+81(0)9012345678, [phone]",
        "電話090-1234-5678まで, 電話[phone]まで",
        "1234 5678 9018, [my number]",
        "個人番号123456789018です, 個人番号[my number]です",
    })
    void findsJapaneseNumbersIfAsked(String text, String expected) {
        Masker asked = Masking.defaults()
                .with(Detector.JAPANESE_PHONE)
                .with(Detector.MY_NUMBER)
                .masker();

        assertThat(JsonTexts.mask(asked, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23 10:15:30,123",
                "ratio 0.1234567890",
                "+49 1512 3456789",
                "00-1234-5678",
                "123456789012",
                "0123456789a",
                "1795428930123",
                "202611231015",
                "x090-1234-5678x"
            })
    void keepsOtherNumbersIfAskedForJapaneseOnes(String text) {
        Masker asked = Masking.defaults()
                .with(Detector.JAPANESE_PHONE)
                .with(Detector.MY_NUMBER)
                .masker();

        assertThat(JsonTexts.mask(asked, text)).isEqualTo(text);
    }

    @Test
    void hidesToTheEndWhatIsQuotedAndNeverClosed() {
        assertThat(JsonTexts.mask(masker, "password=\"never closed, and more\nlines"))
                .isEqualTo("password=\"[secret]");
    }

    @Test
    void hidesToTheEndAPrivateKeyThatNeverEnds() {
        String begin = "-----BEGIN RSA PRI" + "VATE KEY-----";

        assertThat(JsonTexts.mask(masker, begin + "\nProc-Type: 4,ENCRYPTED\n\nfake"))
                .isEqualTo(begin + "[private key]");
    }

    @Test
    void hidesWhatAPatternMatches() {
        Masker asked = Masking.defaults()
                .withPattern("EMP-[0-9]{6}")
                .withPattern("(?i)codename \"[^\"]+\"")
                .masker();

        assertThat(JsonTexts.mask(asked, "by EMP-123456,\n Codename \"日\" and codename \"Zürich\"; taro@example.com"))
                .isEqualTo("by [masked],\n [masked] and [masked]; [email]");
        assertThat(asked.failures()).isZero();
    }

    @Test
    void aPatternMayMatchNothingOrEverything() {
        assertThat(JsonTexts.mask(Masking.defaults().withPattern("x*").masker(), "a xx b"))
                .isEqualTo("a ** b");
        assertThat(JsonTexts.mask(Masking.defaults().withPattern("(?s).*").masker(), "a\n\"日\"\u0007"))
                .isEqualTo("[masked]");
    }

    @Test
    void refusesAPatternThatIsNotRe2s() {
        assertThatThrownBy(() -> Masking.defaults().withPattern("(?=x)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RE2")
                .hasMessageContaining("(?=x)");
    }

    @Test
    void saysWhichArtifactAPatternNeeds() throws ReflectiveOperationException {
        Class<?> options = new WithoutRe2().loadClass(Masking.class.getName());
        Object defaults = options.getMethod("defaults").invoke(null);

        assertThat(options.getMethod("masker").invoke(defaults)).isNotNull();
        assertThatThrownBy(() -> options.getMethod("withPattern", String.class).invoke(defaults, "x+"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.google.re2j:re2j");
    }

    @ParameterizedTest
    @MethodSource("dev.hinomi.observability.fixtures.Seeds#seeds")
    void neverFailsNorGrowsOnAnyText(long seed) {
        Masking all = Masking.defaults()
                .with(Detector.JAPANESE_PHONE)
                .with(Detector.MY_NUMBER)
                .withPattern("[0-9]+x|é+");
        Masker asked = all.masker();
        SplittableRandom random = new SplittableRandom(seed);
        String[] parts = {
            "a",
            "Z",
            "7",
            "4111",
            "1111",
            " ",
            "-",
            ".",
            "@",
            "%40",
            "eyJ",
            "é",
            "日",
            "😀",
            "\n",
            "\"",
            "\\",
            "\u0007",
            "=",
            ":",
            "password",
            "token",
            "'",
            ">",
            "<",
            "/",
            "://",
            "Bearer ",
            "xox",
            "b-",
            "AKIA",
            "DE89",
            "+81",
            "090",
            "{",
            "}",
            ","
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }

        JsonTexts.mask(asked, text.toString());
        JsonTexts.maskCut(asked, text.toString());

        assertThat(asked.failures()).as(text.toString()).isZero();
    }
}
