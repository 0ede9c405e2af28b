package dev.hinomi.examples.career;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** Every metric of the job board's own: declared here, used nowhere by a string. */
enum CareerMetrics implements MeterDocumentation {

    /** Applications that were accepted. */
    APPLICATIONS_SUBMITTED {
        @Override
        public String getName() {
            return "career.applications.submitted";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }

        @Override
        public KeyName[] getKeyNames() {
            return new KeyName[] {Tag.CHANNEL};
        }
    },

    /** How long the screening service takes to judge an application. */
    SCREENING_DURATION {
        @Override
        public String getName() {
            return "career.screening.duration";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.TIMER;
        }

        @Override
        public KeyName[] getKeyNames() {
            return new KeyName[] {Tag.OUTCOME};
        }
    };

    /** The tags of these metrics. */
    enum Tag implements KeyName {

        /** Where the application came from: {@code web} or {@code app}. */
        CHANNEL {
            @Override
            public String asString() {
                return "channel";
            }
        },

        /** How the screening ended: {@code accepted} or {@code failed}. */
        OUTCOME {
            @Override
            public String asString() {
                return "outcome";
            }
        }
    }
}
