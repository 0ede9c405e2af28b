package dev.hinomi.examples.nightly;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The job's own metrics, beside those that every job has. */
enum NightlyMetrics implements MeterDocumentation {

    /** Jobs that were put into the new index. */
    INDEXED {
        @Override
        public String getName() {
            return "career.index.documents";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }
    }
}
