package dev.hinomi.examples.nightly;

import dev.hinomi.observability.jobs.JobRun;

/** What can go wrong in the middle of the night. */
enum Trouble {
    /** Nothing. */
    NONE {
        @Override
        void strike(JobRun run) {
            // A quiet night.
        }
    },
    /** Some library ends the process. */
    EXIT {
        @Override
        void strike(JobRun run) {
            run.exitCode(3);
            System.exit(3);
        }
    },
    /** Some library ends the process, and nobody was told. */
    SILENT_EXIT {
        @Override
        void strike(JobRun run) {
            System.exit(3);
        }
    },
    /** The database is not there. */
    EXCEPTION {
        @Override
        void strike(JobRun run) {
            throw new IllegalStateException("The database of jobs does not answer.");
        }
    },
    /** There is not enough memory. */
    OUT_OF_MEMORY {
        @Override
        void strike(JobRun run) {
            throw new OutOfMemoryError("Java heap space");
        }
    };

    abstract void strike(JobRun run);

    int atBatch() {
        return this == NONE ? 0 : 5;
    }
}
