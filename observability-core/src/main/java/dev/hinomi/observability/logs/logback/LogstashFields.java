package dev.hinomi.observability.logs.logback;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.BiConsumer;
import net.logstash.logback.argument.StructuredArgument;
import net.logstash.logback.marker.LogstashMarker;
import net.logstash.logback.marker.ObjectAppendingMarker;
import net.logstash.logback.marker.SingleFieldAppendingMarker;
import org.jspecify.annotations.Nullable;

/**
 * The structured arguments and markers of logstash-logback-encoder. One with a simple value is read; any other writes itself
 * with Jackson, as it would for its own encoder, and is read back: so beans, deferred ones and those of an application
 * come out the same.
 */
final class LogstashFields implements StructuredFields {
    /** The attribute that stands for fields whose names cannot be read. */
    static final String UNREADABLE = "unreadable_fields";

    private final MethodHandle fieldValue;
    private final Method writeArgument;
    private final Method writeMarker;
    private volatile @Nullable JacksonText jackson;

    private LogstashFields(MethodHandle fieldValue, Method writeArgument, Method writeMarker) {
        this.fieldValue = fieldValue;
        this.writeArgument = writeArgument;
        this.writeMarker = writeMarker;
    }

    static LogstashFields open() throws ReflectiveOperationException {
        Class<?> field = SingleFieldAppendingMarker.class;
        MethodHandle value = MethodHandles.privateLookupIn(field, MethodHandles.lookup())
                .findVirtual(field, "getFieldValue", MethodType.methodType(Object.class));
        return new LogstashFields(value, writeTo(StructuredArgument.class), writeTo(LogstashMarker.class));
    }

    @Override
    public boolean tell(@Nullable Object source, BiConsumer<String, @Nullable Object> attribute) {
        if (source == null || source instanceof String || source instanceof Number || !isStructured(source)) {
            return false;
        }
        try {
            if (!tellSimple(source, attribute)) {
                tellAny(source, attribute);
            }
        } catch (Throwable unreadable) {
            // Whatever it is, the application only logged.
            tellFailure(source, unreadable, attribute);
        }
        return true;
    }

    private static boolean isStructured(@Nullable Object source) {
        return source instanceof StructuredArgument || source instanceof LogstashMarker;
    }

    private boolean tellSimple(Object source, BiConsumer<String, @Nullable Object> attribute) throws Throwable {
        if (source.getClass() != ObjectAppendingMarker.class) {
            return false;
        }
        Object value = (Object) fieldValue.invoke(source);
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            attribute.accept(((SingleFieldAppendingMarker) source).getFieldName(), value);
            return true;
        }
        return false;
    }

    private void tellAny(Object source, BiConsumer<String, @Nullable Object> attribute) throws Exception {
        Method writeTo = source instanceof StructuredArgument ? writeArgument : writeMarker;
        JacksonText writer = jackson;
        if (writer == null) {
            writer = JacksonText.of(writeTo);
            jackson = writer;
        }
        writer.membersOf(source, writeTo).forEach(attribute);
    }

    private static void tellFailure(Object source, Throwable failure, BiConsumer<String, @Nullable Object> attribute) {
        String name = source instanceof SingleFieldAppendingMarker field ? field.getFieldName() : UNREADABLE;
        Throwable inside = failure.getCause();
        Throwable cause = failure instanceof InvocationTargetException && inside != null ? inside : failure;
        attribute.accept(name, "[unreadable: " + cause.getClass().getName() + "]");
    }

    private static Method writeTo(Class<?> type) throws NoSuchMethodException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("writeTo"))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type.getName() + " has no method writeTo."));
    }
}
