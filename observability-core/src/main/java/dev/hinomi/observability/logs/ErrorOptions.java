package dev.hinomi.observability.logs;

import java.util.List;

/**
 * How failures are written.
 *
 * @param maxStackBytes most bytes of {@code error.stack} in the line, from {@value #LEAST_STACK_BYTES} to
 *     {@value #MOST_STACK_BYTES}
 * @param excludedFrames beginnings of {@code class.method} names whose frames are only counted, unless one is where an
 *     exception was thrown; frames of generated classes are so anyway
 * @param fingerprint whether {@code error.fingerprint} is written, by which Datadog's error tracking then groups
 */
public record ErrorOptions(int maxStackBytes, List<String> excludedFrames, boolean fingerprint) {
    /** The most that {@code error.stack} may be limited to, in bytes: what Datadog keeps of it in an index. */
    public static final int MOST_STACK_BYTES = 25 * 1024;

    /** The least that {@code error.stack} may be limited to, in bytes. */
    public static final int LEAST_STACK_BYTES = 4096;

    /** What is excluded by default: reflection, proxies, and the filter chains of Tomcat and Spring. */
    public static final List<String> DEFAULT_EXCLUDED_FRAMES = List.of(
            "java.lang.reflect.",
            "java.lang.invoke.",
            "jdk.internal.reflect.",
            "sun.reflect.",
            "net.sf.cglib.",
            "net.bytebuddy.",
            "org.springframework.cglib.",
            "org.springframework.aop.framework.",
            "org.springframework.aop.support.AopUtils.",
            "org.springframework.web.filter.",
            "org.springframework.security.web.",
            "org.springframework.web.servlet.FrameworkServlet.",
            "org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod.",
            "org.springframework.web.method.support.InvocableHandlerMethod.",
            "jakarta.servlet.http.HttpServlet.",
            "javax.servlet.http.HttpServlet.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.tomcat.");

    private static final ErrorOptions DEFAULTS = new ErrorOptions(MOST_STACK_BYTES, DEFAULT_EXCLUDED_FRAMES, false);

    /**
     * Options whose list is copied.
     *
     * @throws IllegalArgumentException if the limit is out of bounds or a beginning is blank
     */
    public ErrorOptions {
        if (maxStackBytes < LEAST_STACK_BYTES || maxStackBytes > MOST_STACK_BYTES) {
            throw new IllegalArgumentException("The longest error.stack must have from " + LEAST_STACK_BYTES + " to "
                    + MOST_STACK_BYTES + " bytes, but was " + maxStackBytes + ".");
        }
        excludedFrames = List.copyOf(excludedFrames);
        if (excludedFrames.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An excluded frame must begin with a package or class, but one of "
                    + excludedFrames + " is blank, which would exclude every frame; leave it out.");
        }
    }

    /** What holds unless told otherwise: 25 KiB, {@link #DEFAULT_EXCLUDED_FRAMES}, and no fingerprint. */
    public static ErrorOptions defaults() {
        return DEFAULTS;
    }

    /** The same with another limit, in bytes. */
    public ErrorOptions withMaxStackBytes(int bytes) {
        return new ErrorOptions(bytes, excludedFrames, fingerprint);
    }

    /** The same with these beginnings instead. */
    public ErrorOptions withExcludedFrames(List<String> beginnings) {
        return new ErrorOptions(maxStackBytes, beginnings, fingerprint);
    }

    /** The same with or without {@code error.fingerprint}. */
    public ErrorOptions withFingerprint(boolean written) {
        return new ErrorOptions(maxStackBytes, excludedFrames, written);
    }
}
