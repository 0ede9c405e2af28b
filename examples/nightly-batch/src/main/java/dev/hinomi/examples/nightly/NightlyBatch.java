package dev.hinomi.examples.nightly;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.Observability;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import java.net.URI;
import org.slf4j.LoggerFactory;

/** The job: {@code DD_API_KEY} is its key, {@code NIGHTLY_URL} an address instead of Datadog's own. */
public final class NightlyBatch {
    private NightlyBatch() {}

    // tag::main[]
    /** Builds the index anew, and ends with the exit code of the run. */
    public static void main(String[] arguments) {
        Observability observability = start();
        NightlyIndex index = new NightlyIndex(observability.registry(), NightlyOptions.of(arguments));
        int exit = observability.jobs().run("nightly-index", index::rebuild);
        System.exit(exit);
    }
    // end::main[]

    // tag::start[]
    private static Observability start() {
        Secret key = Secret.of(System.getenv("DD_API_KEY"));
        Observability.Builder builder =
                Observability.builder(Observability.identityOfThisProcess("nightly-batch"), key);
        String url = System.getenv("NIGHTLY_URL");
        Observability observability = (url == null ? builder : builder.url(URI.create(url))).start();
        LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        DatadogAppender appender = observability.appender();
        appender.setContext(logback);
        appender.start();
        logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return observability;
    }
    // end::start[]
}
