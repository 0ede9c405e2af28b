package dev.hinomi.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.events.AuditEvent;
import dev.hinomi.observability.events.AuditLog;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.logs.settings.LogSettings;
import java.net.URI;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A service that has nothing on its class path but what the core cannot do without. */
public final class LeanService {

    private LeanService() {}

    /** Logs and counts once, to an address and by way of a folder. */
    public static void main(String[] args) {
        try (Observability observability = Observability.builder(
                        ServiceIdentity.of("lean"), Secret.of("0123456789abcdef0123456789abcdef"))
                .url(URI.create(args[0]))
                .logs(LogSettings.builder().directory(Path.of(args[1])).build())
                .start()) {
            LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
            DatadogAppender appender = observability.appender();
            appender.setContext(logback);
            appender.start();
            Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(Level.INFO);
            root.addAppender(appender);
            MDC.put("request_id", "r-1");
            root.atError()
                    .addKeyValue("password", "hunter2")
                    .setCause(new IllegalStateException("no"))
                    .log("failed");
            AuditLog.create().write(AuditEvent.of("u-1", "access.granted"));
            observability.registry().counter("jobs.done").increment();
        }
    }
}
