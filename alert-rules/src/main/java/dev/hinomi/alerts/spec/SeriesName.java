package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A series as Datadog's users write one: {@code http.server.requests.count{service:career-api,outcome:server_error}}. */
final class SeriesName {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)\\s*(?:\\{([^{}]*)})?");
    private static final Pattern TAG = Pattern.compile("[^\\s:=\"'*!,|]+(?::[^\\s\"'*!,|]*)?");

    private SeriesName() {}

    /**
     * Reads a name with its tags, if it has any.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static SeriesKey parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a series must be a metric with its tags, such as jobs.failed{env:prod,queue:mail}, but was \""
                            + text + "\"");
        }
        String tags = form.group(2);
        List<String> all = tags == null || tags.isBlank()
                ? List.of()
                : Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .map(SeriesName::tag)
                        .toList();
        return new SeriesKey(form.group(1), new Tags(all));
    }

    private static String tag(String text) {
        if (!TAG.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a tag of a series must be key:value, without quotes and wildcards, but was \"" + text + "\"");
        }
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "a tag must be in lower case, as Datadog keeps them, but was \"" + text + "\"");
        }
        return text;
    }
}
