package dev.hinomi.sandbox.agent;

import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lengths to which the real agent cuts a span's texts. */
final class SpanRules {

    private static final String SOURCE = "github.com/DataDog/datadog-agent: pkg/trace/traceutil (normalize, truncate)";
    private static final int MAX_NAME = 100;
    private static final int MAX_RESOURCE = 5_000;
    private static final int MAX_META_VALUE = 25_000;

    private SpanRules() {}

    static List<Finding> check(Span span, String path) {
        List<Finding> findings = new ArrayList<>();
        over(findings, path + ".service", span.service(), MAX_NAME);
        over(findings, path + ".name", span.name(), MAX_NAME);
        over(findings, path + ".resource", span.resource(), MAX_RESOURCE);
        span.meta().forEach((key, value) -> over(findings, path + ".meta." + key, value, MAX_META_VALUE));
        return findings;
    }

    private static void over(List<Finding> findings, String path, String text, int limit) {
        if (text.length() > limit) {
            findings.add(new Finding(
                    path, "span.length", chars(limit) + " at most", chars(text.length()), Effect.TRUNCATED, SOURCE));
        }
    }

    private static String chars(int count) {
        return String.format(Locale.ROOT, "%,d chars", count);
    }
}
