package dev.hinomi.alerts.fleet;

import dev.hinomi.alerts.query.Tags;
import java.util.List;

/**
 * One series of an answer.
 *
 * @param part which of the queries that were asked together, from 0
 * @param group the tags that it is grouped by
 * @param values those of its points, in their order
 */
record AnsweredSeries(int part, Tags group, List<Double> values) {

    AnsweredSeries {
        values = List.copyOf(values);
    }
}
