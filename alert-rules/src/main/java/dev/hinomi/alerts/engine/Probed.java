package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Assessment;

/** What a condition came to for one group; valid until the next step. */
interface Probed {

    /** The group. */
    Tags group();

    /** The value; {@code NaN} when data are missing. */
    double value();

    /** Why data are missing, if they are. */
    Measurement.Reason absence();

    /** On which side of which limits the value lies, see {@link Limits}. */
    int side();

    /** What the value means; only if there is one. */
    Assessment assessment();
}
