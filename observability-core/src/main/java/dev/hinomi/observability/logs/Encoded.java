package dev.hinomi.observability.logs;

/**
 * What all lines of an encoder share. Thread-safe.
 *
 * @param ids the ids of its events
 * @param messages messages, with templates met lately
 * @param loggers names of loggers met lately
 * @param names names of attributes met lately
 * @param frames frames of exceptions met lately
 */
record Encoded(EventIds ids, MessageWriter messages, LoggerNames loggers, AttributeNames names, Frames frames) {
    static Encoded by(LogOptions options, Frames frames) {
        Texts texts = new Texts(options.masker());
        return new Encoded(
                EventIds.ofThisProcess(),
                new MessageWriter(texts, options.limits().messageBytes()),
                new LoggerNames(),
                new AttributeNames(texts),
                frames);
    }
}
