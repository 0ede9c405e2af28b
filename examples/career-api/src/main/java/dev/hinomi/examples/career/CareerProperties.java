package dev.hinomi.examples.career;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The job board's own settings.
 *
 * @param screeningUrl where the screening service answers
 */
@ConfigurationProperties("career")
record CareerProperties(String screeningUrl) {}
