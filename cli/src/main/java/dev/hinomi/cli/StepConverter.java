package dev.hinomi.cli;

import dev.hinomi.alerts.spec.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time between two evaluations. */
final class StepConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            Duration step = Durations.parse(text);
            if (step.isZero()) {
                throw new TypeConversionException("a step must be 1s or longer");
            }
            return step;
        } catch (IllegalArgumentException problem) {
            throw new TypeConversionException(String.valueOf(problem.getMessage()));
        }
    }
}
