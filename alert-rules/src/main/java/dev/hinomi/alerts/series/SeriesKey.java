package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;

/**
 * What tells one series from another.
 *
 * @param metric its name, exactly as Datadog gets it
 * @param tags its tags, exactly as Datadog gets them
 */
public record SeriesKey(String metric, Tags tags) {}
