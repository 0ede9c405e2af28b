package dev.hinomi.observability.traces.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.traces.TraceIds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The addresses in docs/traces.md are those that the code makes. */
class TraceLinksPageTest {

    private static final Path PAGE = Path.of("../docs/traces.md");
    private static final String BEGIN = "<!-- generated: links -->\n";
    private static final String END = "<!-- end generated -->";
    private static final TraceIds IDS = new TraceIds("6b03ae7100000000721106226ba2ca55", "7660433508237719640");
    private static final Instant FIRED = Instant.parse("2026-11-23T12:00:00Z");

    // tag::links[]
    private static List<URI> pagesOf(TraceLinks links, TraceIds ids, Instant at) {
        TimeWindow window = TimeWindow.around(at, Duration.ofMinutes(15));
        return List.of(
                links.trace(ids, at),
                links.logs(LogQuery.ofTrace(ids), window),
                links.logs(LogQuery.ofService("career-api").inEnv("prod").withStatus("error"), window),
                links.service("career-api", "prod", window),
                links.metric("http.server.requests.max", "service:career-api", window),
                links.dashboard("abc-def-ghi", window),
                links.monitor(4711, window));
    }
    // end::links[]

    @Test
    void thePageShowsTheAddressesOfEverySite() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String expected = page.substring(0, begin) + generated() + page.substring(page.indexOf(END, begin));
        if ("write".equals(System.getenv("HINOMI_DOCS"))) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page)
                    .as("HINOMI_DOCS=write ./mvnw -pl observability-core -am test writes it anew")
                    .isEqualTo(expected);
        }
    }

    private static String generated() {
        String sites = Arrays.stream(DatadogSite.values())
                .map(site -> "| `DatadogSite.%s` | `%s` | `%s` |\n"
                        .formatted(
                                site,
                                site.domain(),
                                shortened(TraceLinks.of(site).trace(IDS, FIRED))))
                .collect(Collectors.joining("", "| site | `DD_SITE` | a trace |\n|---|---|---|\n", ""));
        String pages = Stream.concat(
                        pagesOf(TraceLinks.of(DatadogSite.AP1), IDS, FIRED).stream(),
                        pagesOf(TraceLinks.ofSandbox(URI.create("http://127.0.0.1:8127")), IDS, FIRED).stream()
                                .distinct())
                .map(URI::toString)
                .collect(Collectors.joining("\n", "\nOf `AP1`, and of a sandbox:\n\n```text\n", "\n```\n"));
        return sites + pages;
    }

    private static String shortened(URI address) {
        return address.toString().replaceFirst("/6b03ae71.*", "/6b03ae71…");
    }
}
