package dev.hinomi.spring.traces;

import dev.hinomi.observability.traces.links.TraceLinks;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where traces are shown. */
final class Pages {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private Pages() {}

    /** The address that is given; else the sandbox, if everything is sent to this machine; else the site. */
    static TraceLinks of(HinomiRuntime runtime) {
        URI given = runtime.properties().traces().pagesUrl();
        if (given != null) {
            return TraceLinks.at(given);
        }
        URI intake = runtime.properties().datadog().url();
        return intake != null && isSandbox(intake, runtime)
                ? TraceLinks.ofSandbox(intake)
                : TraceLinks.of(runtime.site());
    }

    private static boolean isSandbox(URI intake, HinomiRuntime runtime) {
        @Nullable String host = intake.getHost();
        return runtime.destination().isPresent() && host != null && THIS_MACHINE.contains(host);
    }
}
