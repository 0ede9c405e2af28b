package dev.hinomi.observability.datadog;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sites of Datadog; an organisation lives on exactly one. Source: docs.datadoghq.com, "Getting started with Datadog
 * sites", and the server lists of datadog-api-client-java 2.59.
 */
public enum DatadogSite {
    /** United States, east. */
    US1("datadoghq.com"),
    /** United States, west. */
    US3("us3.datadoghq.com"),
    /** United States, central. */
    US5("us5.datadoghq.com"),
    /** Germany. */
    EU1("datadoghq.eu"),
    /** Japan. */
    AP1("ap1.datadoghq.com"),
    /** Australia. */
    AP2("ap2.datadoghq.com"),
    /** United Kingdom. */
    UK1("uk1.datadoghq.com"),
    /** United States government. */
    US1_FED("ddog-gov.com"),
    /** United States government, second region. */
    US2_FED("us2.ddog-gov.com");

    private final String domain;

    DatadogSite(String domain) {
        this.domain = domain;
    }

    /** The site as in {@code DD_SITE}, such as {@code ap1.datadoghq.com}. */
    public String domain() {
        return domain;
    }

    /** The addresses of this site's intakes. */
    public DatadogEndpoints endpoints() {
        return DatadogEndpoints.ofDomain(domain);
    }

    /**
     * Where people look at this site, such as {@code https://app.datadoghq.eu}. Source: docs.datadoghq.com, "Getting started
     * with Datadog sites", column "Site URL".
     */
    public URI webAddress() {
        return switch (this) {
            case US1, EU1, US1_FED -> URI.create("https://app." + domain);
            case US3, US5, AP1, AP2, UK1, US2_FED -> URI.create("https://" + domain);
        };
    }

    /** The site of a domain as in {@code DD_SITE}, or of a short name such as {@code AP1}; empty if there is none. */
    public static Optional<DatadogSite> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(site -> site.domain.equals(wanted) || site.shortName().equals(wanted))
                .findFirst();
    }

    /** All domains, for messages. */
    public static String domains() {
        return Arrays.stream(values()).map(DatadogSite::domain).collect(Collectors.joining(", "));
    }

    private String shortName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
