package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an appender of ours off a logger whose lines another one ships to the same place already: beside it, or on a logger
 * above that hears the same. One with a filter does not count as the other one, because it may leave lines out.
 *
 * @param context whose loggers are looked at whenever they have been configured
 */
record SecondCopies(LoggerContext context) implements ConfigurationEventListener {

    @Override
    public void listen(ConfigurationEvent event) {
        switch (event.getEventType()) {
            case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS -> takeAway();
            default -> {}
        }
    }

    private void takeAway() {
        for (Logger logger : context.getLoggerList()) {
            List<DatadogAppender> first = new ArrayList<>();
            for (DatadogAppender appender : ours(logger)) {
                if (isShippedBy(first, appender) || isShippedAbove(logger, appender)) {
                    logger.detachAppender(appender);
                    appender.addWarn("Taken off logger " + logger.getName()
                            + ", because another one ships its lines to the same place: remove one of them.");
                } else {
                    first.add(appender);
                }
            }
        }
    }

    private static boolean isShippedAbove(Logger logger, DatadogAppender appender) {
        Logger each = logger;
        while (each.isAdditive() && !each.getName().equals(Logger.ROOT_LOGGER_NAME)) {
            int dot = each.getName().lastIndexOf('.');
            String above = dot < 0 ? Logger.ROOT_LOGGER_NAME : each.getName().substring(0, dot);
            each = each.getLoggerContext().getLogger(above);
            if (isShippedBy(ours(each), appender)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShippedBy(List<DatadogAppender> others, DatadogAppender appender) {
        return others.stream()
                .anyMatch(other -> other == appender
                        || (other.getCopyOfAttachedFiltersList().isEmpty() && other.leadsWhere(appender)));
    }

    private static List<DatadogAppender> ours(Logger logger) {
        List<DatadogAppender> ours = new ArrayList<>();
        logger.iteratorForAppenders().forEachRemaining(appender -> addIfOurs(appender, ours));
        return ours;
    }

    private static void addIfOurs(Appender<ILoggingEvent> appender, List<DatadogAppender> ours) {
        if (appender instanceof DatadogAppender datadog) {
            ours.add(datadog);
        }
    }
}
