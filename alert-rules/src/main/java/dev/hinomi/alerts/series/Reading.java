package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;

/** What one group of a query came to at the latest step; changes from step to step. Not safe for use by several threads. */
public final class Reading {

    private final Tags group;
    private double value = Double.NaN;
    private Measurement.Reason absence = Measurement.Reason.NO_SERIES;

    Reading(Tags group) {
        this.group = group;
    }

    /** The group; {@link Tags#NONE} without {@code by}. */
    public Tags group() {
        return group;
    }

    /** The value; {@code NaN} when there is none. */
    public double value() {
        return value;
    }

    /** Why there is no value, if there is none. */
    public Measurement.Reason absence() {
        return absence;
    }

    void set(double measured, Measurement.Reason otherwise) {
        value = measured;
        absence = otherwise;
    }

    void set(Measurement measurement) {
        if (measurement instanceof Measurement.Value measured) {
            value = measured.value();
        } else {
            value = Double.NaN;
            absence = ((Measurement.NoData) measurement).reason();
        }
    }
}
