package dev.hinomi.spring.config;

import dev.hinomi.observability.Observability;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.logs.settings.LogSettings;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in {@code logback.xml} and in Java something is set that has a property. */
final class SameEverywhere {

    private static final List<String> SHARED = List.of("hinomi.datadog.", "hinomi.logs.");
    private static final List<String> IDENTITY = List.of("hinomi.service", "hinomi.env", "hinomi.version");

    private SameEverywhere() {}

    /** The element of the appender. */
    static Optional<String> element(String property) {
        String name = camelCase(property);
        return isShared(property) && isElement(name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isElement(String name) {
        String ending = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Stream.of("set" + ending, "add" + ending).anyMatch(method -> {
            try {
                return DatadogAppender.class.getMethod(method, String.class) != null;
            } catch (NoSuchMethodException absent) {
                return false;
            }
        });
    }

    /** The method that sets it, or else the one that starts a builder with it. */
    static Optional<String> method(String property) {
        if (!isShared(property)) {
            return Optional.empty();
        }
        String name = camelCase(property);
        return Stream.of(LogSettings.Builder.class, Observability.Builder.class, ServiceIdentity.Builder.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(name))
                .map(SameEverywhere::describe)
                .findFirst()
                .or(() -> factory(name));
    }

    private static Optional<String> factory(String parameter) {
        return Stream.of(Observability.class, ServiceIdentity.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals("builder"))
                .filter(method -> Arrays.stream(method.getParameters())
                        .map(Parameter::getName)
                        .anyMatch(parameter::equals))
                .map(method -> method.getDeclaringClass().getSimpleName() + ".builder(" + names(method) + ")")
                .findFirst();
    }

    private static String names(Executable method) {
        return Arrays.stream(method.getParameters()).map(Parameter::getName).collect(Collectors.joining(", "));
    }

    private static String describe(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        Class<?> builder = method.getDeclaringClass();
        String owner = builder == LogSettings.Builder.class
                ? ""
                : builder.getEnclosingClass().getSimpleName() + ".Builder.";
        return owner + method.getName() + "(" + parameters + ")";
    }

    private static boolean isShared(String property) {
        return IDENTITY.contains(property) || SHARED.stream().anyMatch(property::startsWith);
    }

    private static String camelCase(String property) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char letter : property.substring(property.lastIndexOf('.') + 1).toCharArray()) {
            if (letter == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return name.toString();
    }
}
