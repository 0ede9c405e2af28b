package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.hinomi.observability.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What of the sample event is masked.
 *
 * @param names the names of its attributes
 * @param texts its texts as they stand in the line, without their quotes
 */
record SampleTexts(List<String> names, List<byte[]> texts) {

    /** The message, the MDC and the key-value pairs. */
    static SampleTexts plain() {
        ILoggingEvent event = SampleEvent.plain();
        List<String> names = new ArrayList<>();
        List<byte[]> texts = new ArrayList<>();
        texts.add(escaped(event.getFormattedMessage()));
        event.getMDCPropertyMap().forEach((name, value) -> {
            names.add(name);
            texts.add(escaped(value));
        });
        event.getKeyValuePairs().forEach(pair -> {
            names.add(pair.key);
            texts.add(escaped(String.valueOf(pair.value)));
        });
        return new SampleTexts(names, texts);
    }

    /** The stack of the exception. */
    static SampleTexts stack() {
        String stack = ThrowableProxyUtil.asString(SampleEvent.failed().getThrowableProxy());
        return new SampleTexts(List.of(), List.of(escaped(stack)));
    }

    int bytes() {
        return texts.stream().mapToInt(text -> text.length).sum();
    }

    private static byte[] escaped(String text) {
        byte[] json = new JsonWriter().value(text).toByteArray();
        return Arrays.copyOfRange(json, 1, json.length - 1);
    }
}
