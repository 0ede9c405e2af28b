package dev.hinomi.observability.traces;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that AWS's load balancers and API Gateway name in every request, and in their own access logs. dd-java-agent
 * does not take it over, so it can only stand beside Datadog's ids. Sources: docs.aws.amazon.com, "Request tracing for your
 * Application Load Balancer" and "AWS X-Ray concepts", tracing header. Pure.
 */
public final class AmazonTrace {
    /** The header of a request. */
    public static final String HEADER = "X-Amzn-Trace-Id";

    /** The attribute of a log line. */
    public static final String ATTRIBUTE = "aws.trace_id";

    private static final Pattern ROOT =
            Pattern.compile("(?:^|;) ?Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?=;|$)", Pattern.CASE_INSENSITIVE);

    private AmazonTrace() {}

    /**
     * The root that a header names, such as {@code 1-67891233-abcdef012345678912345678}; empty for everything else, because
     * anybody can send a header.
     */
    public static Optional<String> root(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(ROOT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
