package dev.hinomi.observability.masking;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is recognised in a text by its own form, whatever name it has. Those are on by default whose form is their own: what
 * also fits order numbers, times or ids of a service must be asked for.
 */
public enum Detector {
    /**
     * Numbers of payment cards, 13 to 19 digits in one piece or in the groups of a card, by issuer, length and check digit.
     * On: of random numbers of 16 digits one in 27 fits.
     */
    CARD_NUMBER(true),

    /** The password in {@code scheme://user:password@host}. On. */
    URL_PASSWORD(true),

    /** E-mail addresses. On: nothing else has that form, except {@code git@} addresses and file names with {@code @}. */
    EMAIL(true),

    /** What follows {@code Bearer} or {@code Basic} and is no word of prose. On. */
    BEARER_TOKEN(true),

    /** JSON Web Tokens. On. */
    JSON_WEB_TOKEN(true),

    /** Private keys in PEM form. On. */
    PRIVATE_KEY(true),

    /** Ids of AWS access keys, and 40 characters beside a name such as {@code aws_secret_access_key}. On. */
    AWS_KEY(true),

    /** Slack's tokens, and the paths of its webhooks. On. */
    SLACK_TOKEN(true),

    /**
     * 32 or 40 hexadecimal digits, but only beside a name such as {@code DD_API_KEY}, {@code dd-application-key} or
     * {@code client_token}: alone they are just as well a trace id or a hash. On.
     */
    DATADOG_KEY(true),

    /** International bank account numbers, by country, length and check digits. On: of such words one in 97 fits by chance. */
    IBAN(true),

    /** What a text assigns to a name that is hidden: {@code password=…}, {@code "secret":"…"}, {@code token: …}. On. */
    NAMED_SECRET(true),

    /** Japanese telephone numbers. Off: order numbers can have ten digits and begin with 0. */
    JAPANESE_PHONE(false),

    /** Japan's individual numbers. Off: one number of twelve digits in eleven has that check digit, also of times. */
    MY_NUMBER(false);

    private static final Names AWS_SECRETS = new Names(List.of("*secretaccesskey", "*secretkey"));
    private static final Names DATADOG_KEYS =
            new Names(List.of("*apikey", "*appkey", "*applicationkey", "*clienttoken"));

    private final boolean byDefault;

    Detector(boolean byDefault) {
        this.byDefault = byDefault;
    }

    /** Those that are on unless told otherwise. */
    public static Set<Detector> defaults() {
        Set<Detector> on = EnumSet.allOf(Detector.class);
        on.removeIf(detector -> !detector.byDefault);
        return Collections.unmodifiableSet(on);
    }

    /** What these look with, in the order in which it is asked. */
    static List<Finder> finders(Set<Detector> on, Names hidden) {
        return Arrays.stream(values())
                .filter(on::contains)
                .flatMap(detector -> detector.finders(hidden).stream())
                .toList();
    }

    private List<Finder> finders(Names hidden) {
        return switch (this) {
            case CARD_NUMBER -> List.of(new CardNumber());
            case URL_PASSWORD -> List.of(new UrlPassword());
            case EMAIL -> List.of(new Email());
            case BEARER_TOKEN -> List.of(new AuthorizationScheme());
            case JSON_WEB_TOKEN -> List.of(new WebToken());
            case PRIVATE_KEY -> List.of(new PrivateKey());
            case AWS_KEY -> List.of(new AwsKeyId(), new NamedValue(AWS_SECRETS, Shape.AWS_SECRET_KEY, "[key]"));
            case SLACK_TOKEN -> List.of(new SlackToken(), new SlackWebhook());
            case DATADOG_KEY -> List.of(new NamedValue(DATADOG_KEYS, Shape.DATADOG_KEY, "[key]"));
            case IBAN -> List.of(new Iban());
            case NAMED_SECRET -> List.of(new NamedValue(hidden, Shape.ANY, "[secret]"));
            case JAPANESE_PHONE -> List.of(new JapanesePhone());
            case MY_NUMBER -> List.of(new MyNumber());
        };
    }
}
