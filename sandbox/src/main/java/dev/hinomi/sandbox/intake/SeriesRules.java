package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.intake.Findings.Amount;
import dev.hinomi.sandbox.intake.Findings.Breach;
import dev.hinomi.sandbox.store.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Datadog's documented rules for metric names, tags and points. */
final class SeriesRules {

    static final String SOURCE = "docs.datadoghq.com/metrics/custom_metrics/#naming-custom-metrics";
    static final String TAG_SOURCE = "docs.datadoghq.com/getting_started/tagging/#define-tags";
    static final String POINT_SOURCE = "docs.datadoghq.com/api/latest/metrics/#submit-metrics";
    static final int MAX_POINTS = 10_000;

    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_TAG_CHARS = 200;
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration MAX_AHEAD = Duration.ofMinutes(10);
    private static final Pattern STARTS_WITH_LETTER = Pattern.compile("[a-zA-Z]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.]*");
    private static final Pattern NOT_IN_NAME = Pattern.compile("[^a-zA-Z0-9_.]");
    private static final Pattern TAG = Pattern.compile("\\p{L}[\\p{L}\\p{N}_\\-:./]*");
    private static final Pattern NOT_IN_TAG = Pattern.compile("[^\\p{L}\\p{N}_\\-:./]");

    private SeriesRules() {}

    /** The name as Datadog stores it; empty when the series is dropped. */
    static String name(String sent, Findings findings) {
        if (!STARTS_WITH_LETTER.matcher(sent).lookingAt()) {
            String limit = "a letter of ASCII first";
            findings.add("metric", new Breach("metric.name.start", limit, quoted(sent), Effect.DROPPED));
            return "";
        }
        findings.over(
                "metric", "metric.name.length", new Amount(sent.length(), MAX_NAME_CHARS, "chars"), Effect.DROPPED);
        if (sent.length() > MAX_NAME_CHARS) {
            return "";
        }
        if (!NAME.matcher(sent).matches()) {
            String limit = "letters, digits, _ and . of ASCII";
            findings.add("metric", new Breach("metric.name.chars", limit, quoted(sent), Effect.CHANGED));
        }
        return NOT_IN_NAME.matcher(sent).replaceAll("_");
    }

    /** The tags as Datadog stores them: lower case, foreign characters as underscores, cut. */
    static List<String> tags(List<String> sent, Findings findings) {
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            tags.add(tag(sent.get(i), "tags[" + i + "]", findings));
        }
        return tags;
    }

    private static String tag(String sent, String path, Findings findings) {
        String tag = sent.toLowerCase(Locale.ROOT);
        if (!tag.equals(sent)) {
            findings.add(path, new Breach("tag.case", "lower case", quoted(sent), Effect.CHANGED));
        }
        if (!TAG.matcher(tag).matches()) {
            String limit = "a letter first, then letters, digits, _ - : . /";
            findings.add(path, new Breach("tag.chars", limit, quoted(sent), Effect.CHANGED));
            tag = NOT_IN_TAG.matcher(tag).replaceAll("_");
        }
        if (tag.endsWith(":")) {
            findings.add(path, new Breach("tag.end", "no colon at the end", quoted(sent), Effect.CHANGED));
            tag = tag.substring(0, tag.length() - 1);
        }
        findings.over(path, "tag.length", new Amount(tag.length(), MAX_TAG_CHARS, "chars"), Effect.TRUNCATED);
        return tag.length() > MAX_TAG_CHARS ? tag.substring(0, MAX_TAG_CHARS) : tag;
    }

    /** Whether a point's time is within what Datadog keeps. */
    static boolean inTime(long epochSecond, Instant received, String path, Findings findings) {
        long age = received.getEpochSecond() - epochSecond;
        if (age > MAX_AGE.toSeconds()) {
            findings.add(path, new Breach("point.age", "1 h old at most", age + " s old", Effect.DROPPED));
        } else if (-age > MAX_AHEAD.toSeconds()) {
            findings.add(path, new Breach("point.future", "10 min ahead at most", -age + " s ahead", Effect.DROPPED));
        } else {
            return true;
        }
        return false;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
