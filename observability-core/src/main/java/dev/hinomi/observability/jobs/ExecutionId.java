package dev.hinomi.observability.jobs;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run is called where it was started from, so that both ends can be found from each other. The first that is there:
 *
 * <ol>
 *   <li>the system property {@code hinomi.job.execution-id};
 *   <li>the variable {@code HINOMI_JOB_EXECUTION_ID}, which a state machine of Step Functions sets through the container
 *       overrides of {@code ecs:runTask}: {@code "Value.$": "$$.Execution.Id"};
 *   <li>{@code AWS_BATCH_JOB_ID}, which AWS Batch sets;
 *   <li>the id of the ECS task, which stands in the address of its metadata, so that nobody has to be asked;
 *   <li>eight random digits.
 * </ol>
 */
public final class ExecutionId {
    /** The system property. */
    public static final String PROPERTY = "hinomi.job.execution-id";

    /** The environment variable. */
    public static final String VARIABLE = "HINOMI_JOB_EXECUTION_ID";

    private static final String BATCH = "AWS_BATCH_JOB_ID";
    private static final String METADATA = "ECS_CONTAINER_METADATA_URI_V4";
    private static final Pattern TASK = Pattern.compile(".*/v4/([0-9a-f]{32})(?:-\\d+)?/?");

    private ExecutionId() {}

    /** The id of this process's run. */
    public static String ofThisProcess() {
        return resolve(System::getProperty, System::getenv, ExecutionId::random);
    }

    static String resolve(
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            Supplier<String> otherwise) {
        return present(properties.apply(PROPERTY))
                .or(() -> present(environment.apply(VARIABLE)))
                .or(() -> present(environment.apply(BATCH)))
                .or(() -> present(environment.apply(METADATA)).flatMap(ExecutionId::task))
                .orElseGet(otherwise);
    }

    private static Optional<String> task(String metadata) {
        Matcher address = TASK.matcher(metadata);
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
