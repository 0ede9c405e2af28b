package dev.hinomi.observability.logs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of classes and methods without what changes from one build or start to the next: the suffixes of proxies, and
 * the numbers of lambdas, anonymous classes and accessors. {@code Shop$$SpringCGLIB$$0} is {@code Shop}, and
 * {@code lambda$pay$3} is {@code lambda$pay$}.
 */
final class StableName {
    private static final List<String> GENERATED = List.of(
            "$$SpringCGLIB$$",
            "$$EnhancerBy",
            "$$FastClassBy",
            "$$KeyFactoryBy",
            "$$Lambda",
            "$HibernateProxy$",
            "$ByteBuddy$",
            "$MockitoMock$",
            "_$$_jvst",
            "_$$_javassist");

    private static final String JDK_PROXY = "$Proxy";
    private static final Pattern JDK_PROXY_NUMBER = Pattern.compile("\\$Proxy\\d+$");
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+");
    private static final char HIDDEN_CLASS = '/';

    private StableName() {}

    /** Whether a class of this name was made while the application ran. */
    static boolean isGenerated(String className) {
        return end(className) < className.length()
                || (className.contains(JDK_PROXY)
                        && JDK_PROXY_NUMBER.matcher(className).find());
    }

    /** The name of a class that outlives builds. */
    static String ofClass(String name) {
        String written = name.substring(0, end(name));
        String unnumbered = JDK_PROXY_NUMBER.matcher(written).replaceFirst("\\$Proxy");
        return NUMBER.matcher(unnumbered).replaceAll("\\$");
    }

    /** The name of a method that outlives builds. */
    static String ofMethod(String name) {
        return NUMBER.matcher(name).replaceAll("\\$");
    }

    private static int end(String className) {
        int end = className.indexOf(HIDDEN_CLASS);
        int first = end < 0 ? className.length() : end;
        for (String mark : GENERATED) {
            int at = className.indexOf(mark);
            first = at < 0 ? first : Math.min(first, at);
        }
        return first;
    }
}
