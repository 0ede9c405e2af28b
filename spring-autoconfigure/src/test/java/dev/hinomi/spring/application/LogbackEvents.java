package dev.hinomi.spring.application;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/** Does to Logback what others do: Boot's shutdown hook when the JVM ends, and a changed configuration file. */
final class LogbackEvents {

    private LogbackEvents() {}

    static void stopLogging() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    static void reloadLogging() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogbackEvents.class.getResource("/logback-reloaded.xml"));
    }
}
