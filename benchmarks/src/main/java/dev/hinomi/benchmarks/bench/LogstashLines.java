package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import net.logstash.logback.composite.AbstractFieldJsonProvider;
import net.logstash.logback.composite.AbstractFormattedTimestampJsonProvider;
import net.logstash.logback.composite.GlobalCustomFieldsJsonProvider;
import net.logstash.logback.composite.JsonProvider;
import net.logstash.logback.composite.loggingevent.KeyValuePairsJsonProvider;
import net.logstash.logback.composite.loggingevent.LogLevelJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggerNameJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventThreadNameJsonProvider;
import net.logstash.logback.composite.loggingevent.MdcJsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.composite.loggingevent.StackTraceJsonProvider;
import net.logstash.logback.composite.loggingevent.ThrowableClassNameJsonProvider;
import net.logstash.logback.composite.loggingevent.ThrowableMessageJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import net.logstash.logback.mask.MaskingJsonGeneratorDecorator;

/** The peer: logstash-logback-encoder, set to write the members that Datadog reads under the names that ours have. */
final class LogstashLines {
    private LogstashLines() {}

    static LoggingEventCompositeJsonEncoder encoder(LoggerContext context) {
        return started(context, new LoggingEventCompositeJsonEncoder());
    }

    /** Hides two names, and what two expressions match that do not backtrack far. */
    static LoggingEventCompositeJsonEncoder maskingEncoder(LoggerContext context) {
        MaskingJsonGeneratorDecorator masking = new MaskingJsonGeneratorDecorator();
        masking.addPath("password");
        masking.addPath("token");
        masking.addValue("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
        masking.addValue("\\b(?:\\d[ -]?){12,18}\\d\\b");
        masking.start();
        LoggingEventCompositeJsonEncoder encoder = new LoggingEventCompositeJsonEncoder();
        encoder.addDecorator(masking);
        return started(context, encoder);
    }

    private static LoggingEventCompositeJsonEncoder started(
            LoggerContext context, LoggingEventCompositeJsonEncoder encoder) {
        encoder.setContext(context);
        providers().forEach(provider -> {
            provider.setContext(context);
            encoder.getProviders().addProvider(provider);
        });
        encoder.start();
        return encoder;
    }

    private static List<JsonProvider<ILoggingEvent>> providers() {
        return List.of(
                timestamp(),
                named("status", new LogLevelJsonProvider()),
                named("message", new MessageJsonProvider()),
                identity(),
                named("logger.name", new LoggerNameJsonProvider()),
                named("logger.thread_name", new LoggingEventThreadNameJsonProvider()),
                named("error.kind", new ThrowableClassNameJsonProvider()),
                named("error.message", new ThrowableMessageJsonProvider()),
                named("error.stack", new StackTraceJsonProvider()),
                new MdcJsonProvider(),
                new KeyValuePairsJsonProvider());
    }

    private static JsonProvider<ILoggingEvent> timestamp() {
        LoggingEventFormattedTimestampJsonProvider timestamp = new LoggingEventFormattedTimestampJsonProvider();
        timestamp.setPattern(AbstractFormattedTimestampJsonProvider.UNIX_TIMESTAMP_AS_NUMBER);
        return named("timestamp", timestamp);
    }

    private static JsonProvider<ILoggingEvent> identity() {
        GlobalCustomFieldsJsonProvider<ILoggingEvent> identity = new GlobalCustomFieldsJsonProvider<>();
        identity.setCustomFields("{\"service\":\"" + SampleEvent.SERVICE + "\",\"ddsource\":\"java\",\"ddtags\":\"env:"
                + SampleEvent.ENV + ",version:" + SampleEvent.VERSION + "\"}");
        return identity;
    }

    private static JsonProvider<ILoggingEvent> named(String name, AbstractFieldJsonProvider<ILoggingEvent> provider) {
        provider.setFieldName(name);
        return provider;
    }
}
