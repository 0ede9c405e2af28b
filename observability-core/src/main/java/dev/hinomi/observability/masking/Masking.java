package dev.hinomi.observability.masking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is hidden in log lines, in messages, attributes and exceptions alike.
 *
 * @param detectors what is recognised in a text by its own form
 * @param names names whose values are hidden, in lower case without separators. Case, {@code - _ .} and digits at the end do
 *     not count, and other words may stand before: {@code apikey} is also {@code X-Api-Key} and {@code payment.apiKey2}. A
 *     name with an asterisk before it may also end a longer word, as {@code *token} ends {@code csrftoken}
 * @param patterns regular expressions in RE2's syntax; what they match is hidden. They are applied to a text without JSON's
 *     escapes and need {@code com.google.re2j:re2j} on the class path
 */
public record Masking(Set<Detector> detectors, Set<String> names, List<String> patterns) {
    /** The names that are hidden unless told otherwise. */
    public static final List<String> DEFAULT_NAMES = List.of(
            "*password",
            "*passwd",
            "*passphrase",
            "passcode",
            "*pwd",
            "*secret",
            "*token",
            "bearer",
            "authorization",
            "cookie",
            "jsessionid",
            "*apikey",
            "appkey",
            "applicationkey",
            "*accesskey",
            "*secretkey",
            "*privatekey",
            "signingkey",
            "encryptionkey",
            "amzsignature",
            "creditcard",
            "cardnumber",
            "cvv",
            "cvc",
            "ssn",
            "mynumber");

    private static final Masking DEFAULTS =
            new Masking(Detector.defaults(), new LinkedHashSet<>(DEFAULT_NAMES), List.of());

    /**
     * Options whose collections are copied.
     *
     * @throws IllegalArgumentException if a name has other characters than letters, digits and separators, or a pattern is
     *     not in RE2's syntax
     * @throws IllegalStateException if there is a pattern and RE2/J is not on the class path
     */
    public Masking {
        Set<Detector> on = EnumSet.noneOf(Detector.class);
        on.addAll(detectors);
        detectors = Collections.unmodifiableSet(on);
        Set<String> canonical = new LinkedHashSet<>();
        names.forEach(name -> canonical.add(HiddenName.of(name).toString()));
        names = Collections.unmodifiableSet(canonical);
        patterns = List.copyOf(patterns);
        TextPass.matching(patterns);
    }

    /** What holds unless told otherwise: {@link Detector#defaults()}, {@link #DEFAULT_NAMES}, and no pattern. */
    public static Masking defaults() {
        return DEFAULTS;
    }

    /** The same with one more detector. */
    public Masking with(Detector detector) {
        Set<Detector> on = new LinkedHashSet<>(detectors);
        on.add(detector);
        return new Masking(on, names, patterns);
    }

    /** The same without one detector. */
    public Masking without(Detector detector) {
        Set<Detector> on = new LinkedHashSet<>(detectors);
        on.remove(detector);
        return new Masking(on, names, patterns);
    }

    /** The same with one more hidden name. */
    public Masking withName(String name) {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(name);
        return new Masking(detectors, more, patterns);
    }

    /**
     * The same without one hidden name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Masking withoutName(String name) {
        Set<String> fewer = new LinkedHashSet<>(names);
        if (!fewer.remove(HiddenName.of(name).toString())) {
            throw new IllegalArgumentException("The name to be shown must be one of the hidden ones " + names
                    + ", but was \"" + name + "\"; write it as it stands there.");
        }
        return new Masking(detectors, fewer, patterns);
    }

    /** The same with one more pattern, which is tried after the others. */
    public Masking withPattern(String pattern) {
        List<String> more = new ArrayList<>(patterns);
        more.add(pattern);
        return new Masking(detectors, names, more);
    }

    /** Hides as these options say. */
    public Masker masker() {
        Names hidden = new Names(names);
        return new FailClosedMasker(
                hidden, new Scanner(Detector.finders(detectors, hidden)), TextPass.matching(patterns));
    }
}
