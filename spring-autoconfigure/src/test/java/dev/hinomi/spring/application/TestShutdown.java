package dev.hinomi.spring.application;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Does what Boot's shutdown hook does to logging when the JVM ends. */
final class TestShutdown {

    private TestShutdown() {}

    static void stopLogging() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
}
