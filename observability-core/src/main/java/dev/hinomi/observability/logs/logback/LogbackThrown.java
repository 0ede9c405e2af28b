package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import dev.hinomi.observability.logs.Thrown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An exception as Logback tells of it. */
final class LogbackThrown implements Thrown {
    private static final StackTraceElementProxy[] NONE = {};

    private final IThrowableProxy proxy;
    private final StackTraceElementProxy[] elements;

    LogbackThrown(IThrowableProxy proxy) {
        StackTraceElementProxy[] known = proxy.getStackTraceElementProxyArray();
        this.proxy = proxy;
        this.elements = known == null ? NONE : known;
    }

    @Override
    public String kind() {
        return String.valueOf(proxy.getClassName());
    }

    @Override
    public String message() {
        String message = proxy.getMessage();
        return message == null ? "" : message;
    }

    @Override
    public int frames() {
        return elements.length;
    }

    @Override
    public StackTraceElement frame(int index) {
        return elements[index].getStackTraceElement();
    }

    @Override
    public int commonFrames() {
        return proxy.getCommonFrames();
    }

    @Override
    public Optional<Thrown> cause() {
        IThrowableProxy cause = proxy.getCause();
        return cause == null ? Optional.empty() : Optional.of(new LogbackThrown(cause));
    }

    @Override
    public List<Thrown> suppressed() {
        IThrowableProxy[] suppressed = proxy.getSuppressed();
        return suppressed == null || suppressed.length == 0
                ? List.of()
                : Arrays.stream(suppressed).<Thrown>map(LogbackThrown::new).toList();
    }

    @Override
    public boolean isCircular() {
        return proxy.isCyclic();
    }
}
