package dev.hinomi.observability.jobs.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The series of a job's runs. */
enum JobMetric implements MeterDocumentation {
    /** Runs that began. */
    STARTS("hinomi.job.starts", Meter.Type.COUNTER, Tag.JOB),
    /** Runs that are over, by outcome. */
    RUNS("hinomi.job.runs", Meter.Type.COUNTER, Tag.JOB, Tag.OUTCOME),
    /** Runs that succeeded; where it is silent, nothing has. */
    SUCCESS("hinomi.job.success", Meter.Type.COUNTER, Tag.JOB),
    /** How long runs took. */
    DURATION("hinomi.job.duration", Meter.Type.TIMER, Tag.JOB, Tag.OUTCOME),
    /** Records that runs told of, by kind. */
    RECORDS("hinomi.job.records", Meter.Type.COUNTER, Tag.JOB, Tag.KIND),
    /** Seconds that runs were under way. */
    HEARTBEAT("hinomi.job.heartbeat", Meter.Type.COUNTER, Tag.JOB);

    private final String name;
    private final Meter.Type type;
    private final KeyName[] tags;

    JobMetric(String name, Meter.Type type, KeyName... tags) {
        this.name = name;
        this.type = type;
        this.tags = tags;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return tags.clone();
    }

    /** The tags of these series. */
    enum Tag implements KeyName {
        /** The name of the job. */
        JOB("job"),
        /** How a run ended. */
        OUTCOME("outcome"),
        /** What was counted. */
        KIND("kind");

        private final String key;

        Tag(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }
}
