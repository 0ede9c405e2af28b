package dev.hinomi.observability.masking;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is recognised in a text by its own form, whatever name it has. Those are on by default whose form is their own: what
 * also fits order numbers, times or ids of a service must be asked for.
 */
public enum Detector {
    /**
     * Numbers of payment cards, 13 to 19 digits in one piece or in the groups of a card, by issuer, length and check digit.
     * On: of random 16 digits one number in fifty fits.
     */
    CARD_NUMBER(true, names -> List.of(new CardNumber())),

    /** The password in {@code scheme://user:password@host}. On. */
    URL_PASSWORD(true, names -> List.of(new UrlPassword())),

    /** E-mail addresses. On: nothing else has that form, except {@code git@} addresses and file names with {@code @}. */
    EMAIL(true, names -> List.of(new Email())),

    /** What follows {@code Bearer} or {@code Basic} and is no word of prose. On. */
    BEARER_TOKEN(true, names -> List.of(new AuthorizationScheme())),

    /** JSON Web Tokens. On. */
    JSON_WEB_TOKEN(true, names -> List.of(new WebToken())),

    /** Ids of AWS access keys, and 40 characters beside a name such as {@code aws_secret_access_key}. On. */
    AWS_KEY(
            true,
            names -> List.of(
                    new AwsKeyId(),
                    new NamedValue(
                            new Names(List.of("*secretaccesskey", "*secretkey")), Shape.AWS_SECRET_KEY, "[key]"))),

    /** Slack's tokens, and the paths of its webhooks. On. */
    SLACK_TOKEN(true, names -> List.of(new SlackToken(), new SlackWebhook())),

    /**
     * 32 or 40 hexadecimal digits, but only beside a name such as {@code DD_API_KEY}, {@code dd-application-key} or
     * {@code client_token}: alone they are just as well a trace id or a hash. On.
     */
    DATADOG_KEY(
            true,
            names -> List.of(new NamedValue(
                    new Names(List.of("*apikey", "*appkey", "*applicationkey", "*clienttoken")),
                    Shape.DATADOG_KEY,
                    "[key]"))),

    /** International bank account numbers, by country, length and check digits. On: of such words one in 97 fits by chance. */
    IBAN(true, names -> List.of(new Iban())),

    /** What a text assigns to a name that is hidden: {@code password=…}, {@code "secret":"…"}, {@code token: …}. On. */
    NAMED_SECRET(true, names -> List.of(new NamedValue(names, Shape.ANY, "[secret]"))),

    /** Japanese telephone numbers. Off: order numbers can have ten digits and begin with 0. */
    JAPANESE_PHONE(false, names -> List.of(new JapanesePhone())),

    /** Japan's individual numbers. Off: one number of twelve digits in eleven has that check digit, also of times. */
    MY_NUMBER(false, names -> List.of(new MyNumber()));

    private final boolean byDefault;
    private final Function<Names, List<Finder>> finders;

    Detector(boolean byDefault, Function<Names, List<Finder>> finders) {
        this.byDefault = byDefault;
        this.finders = finders;
    }

    /** Those that are on unless told otherwise. */
    public static Set<Detector> defaults() {
        Set<Detector> on = EnumSet.allOf(Detector.class);
        on.removeIf(detector -> !detector.byDefault);
        return Collections.unmodifiableSet(on);
    }

    /** What these look with, in the order in which it is asked. */
    static List<Finder> finders(Set<Detector> on, Names names) {
        return Arrays.stream(values())
                .filter(on::contains)
                .flatMap(detector -> detector.finders.apply(names).stream())
                .toList();
    }
}
