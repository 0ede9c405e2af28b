package dev.hinomi.spring.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Takes the application's console appenders away for as long as our lines go to the standard output: whoever collects it
 * would ship their text as lines of its own. Not thread-safe: guarded by {@link LogAttachment}.
 */
final class Consoles {

    private final List<Runnable> returns = new ArrayList<>();

    /** Takes them away, also from inside of other appenders; the printing one hears every logger that they heard. */
    void giveWay(LoggerContext context, DatadogAppender printing) {
        for (Logger logger : context.getLoggerList()) {
            int before = returns.size();
            silence(logger);
            if (returns.size() > before && !reaches(logger, printing)) {
                logger.addAppender(printing);
            }
        }
    }

    private static boolean reaches(Logger logger, DatadogAppender appender) {
        if (logger.isAttached(appender)) {
            return true;
        }
        String name = logger.getName();
        if (!logger.isAdditive() || name.equals(Logger.ROOT_LOGGER_NAME)) {
            return false;
        }
        int dot = name.lastIndexOf('.');
        String above = dot < 0 ? Logger.ROOT_LOGGER_NAME : name.substring(0, dot);
        return reaches(logger.getLoggerContext().getLogger(above), appender);
    }

    private void silence(AppenderAttachable<ILoggingEvent> holder) {
        for (Appender<ILoggingEvent> appender : appenders(holder)) {
            if (appender instanceof ConsoleAppender) {
                holder.detachAppender(appender);
                returns.add(() -> holder.addAppender(appender));
            } else if (appender instanceof AppenderAttachable) {
                silence(nested(appender));
            }
        }
    }

    /** Puts them back where they were. */
    void restore() {
        returns.forEach(Runnable::run);
        returns.clear();
    }

    /** Forgets where they were: Logback has been configured anew. */
    void forget() {
        returns.clear();
    }

    @SuppressWarnings("unchecked") // An appender of logging events hands on what it gets.
    private static AppenderAttachable<ILoggingEvent> nested(Appender<ILoggingEvent> appender) {
        return (AppenderAttachable<ILoggingEvent>) appender;
    }

    private static List<Appender<ILoggingEvent>> appenders(AppenderAttachable<ILoggingEvent> holder) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        Iterator<Appender<ILoggingEvent>> each = holder.iteratorForAppenders();
        each.forEachRemaining(appenders::add);
        return appenders;
    }
}
