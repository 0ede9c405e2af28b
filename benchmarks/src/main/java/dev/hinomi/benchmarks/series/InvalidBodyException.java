package dev.hinomi.benchmarks.series;

import java.io.IOException;

/** A body that Datadog would refuse or would not store as it is. */
final class InvalidBodyException extends IOException {
    private static final long serialVersionUID = 1;

    InvalidBodyException(String what) {
        super("Datadog would not take the " + what);
    }
}
