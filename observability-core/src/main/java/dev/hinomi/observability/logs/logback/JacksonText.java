package dev.hinomi.observability.logs.logback;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets things write their members with the Jackson they were compiled for, 2 or 3, and reads these back. The two have
 * nothing in common but their shape, therefore it is done by reflection. Thread-safe.
 */
final class JacksonText {
    private static final int MOST_CHARS = 64 * 1024;
    private static final String GENERATOR = "core.JsonGenerator";
    private static final String MAPPER = "databind.json.JsonMapper";
    private static final TypeToken<Map<String, @Nullable Object>> MEMBERS = new TypeToken<>() {};
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private final Object mapper;
    private final Method newGenerator;
    private final Method beginObject;
    private final Method endObject;

    private JacksonText(Object mapper, Class<?> generator) throws NoSuchMethodException {
        this.mapper = mapper;
        this.newGenerator = mapper.getClass().getMethod("createGenerator", Writer.class);
        this.beginObject = generator.getMethod("writeStartObject");
        this.endObject = generator.getMethod("writeEndObject");
    }

    /** With the Jackson that a method writes with. */
    static JacksonText of(Method writeTo) throws ReflectiveOperationException {
        Class<?> generator = writeTo.getParameterTypes()[0];
        String root = generator.getName().substring(0, generator.getName().length() - GENERATOR.length());
        Class<?> type = Class.forName(root + MAPPER, true, generator.getClassLoader());
        Object builder = type.getMethod("builder").invoke(null);
        Object complete = builder.getClass().getMethod("findAndAddModules").invoke(builder);
        return new JacksonText(complete.getClass().getMethod("build").invoke(complete), generator);
    }

    /** The members that a thing writes. */
    Map<String, @Nullable Object> membersOf(Object thing, Method writeTo) throws Exception {
        StringWriter text = new StringWriter();
        try (AutoCloseable generator = (AutoCloseable) newGenerator.invoke(mapper, new Bounded(text))) {
            beginObject.invoke(generator);
            writeTo.invoke(thing, generator);
            endObject.invoke(generator);
        }
        return GSON.fromJson(text.toString(), MEMBERS);
    }

    /** Gives up where a log line would end long before. */
    private static final class Bounded extends FilterWriter {
        private int room = MOST_CHARS;

        private Bounded(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            take(1);
            super.write(c);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            take(length);
            super.write(text, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            take(length);
            super.write(text, offset, length);
        }

        private void take(int chars) throws IOException {
            room -= chars;
            if (room < 0) {
                throw new IOException("A structured argument or marker is longer than " + MOST_CHARS
                        + " characters; log less of it.");
            }
        }
    }
}
