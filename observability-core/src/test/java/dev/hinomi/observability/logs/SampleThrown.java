package dev.hinomi.observability.logs;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception as a logging engine would tell of it. */
record SampleThrown(Throwable throwable, List<StackTraceElement> trace, int commonFrames, Set<Throwable> told)
        implements Thrown {

    static SampleThrown of(Throwable throwable) {
        return of(throwable, List.of(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** The exception, thrown at sites like {@code com.example.Jobs.apply:17}, the first one on top. */
    static <T extends Throwable> T with(T throwable, String... sites) {
        throwable.setStackTrace(Arrays.stream(sites).map(SampleThrown::element).toArray(StackTraceElement[]::new));
        return throwable;
    }

    private static SampleThrown of(Throwable throwable, List<StackTraceElement> owner, Set<Throwable> told) {
        List<StackTraceElement> trace = List.of(throwable.getStackTrace());
        int common = 0;
        while (common < Math.min(trace.size(), owner.size())
                && trace.get(trace.size() - 1 - common).equals(owner.get(owner.size() - 1 - common))) {
            common++;
        }
        return new SampleThrown(throwable, trace, common, told);
    }

    private static StackTraceElement element(String site) {
        String name = site.substring(0, site.indexOf(':'));
        String type = name.substring(0, name.lastIndexOf('.'));
        String file = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "") + ".java";
        int line = Integer.parseInt(site.substring(site.indexOf(':') + 1));
        return new StackTraceElement(type, name.substring(type.length() + 1), file, line);
    }

    @Override
    public String kind() {
        return throwable.getClass().getName();
    }

    @Override
    public String message() {
        @Nullable String message = throwable.getMessage();
        return message == null ? "" : message;
    }

    @Override
    public int frames() {
        return isCircular() ? 0 : trace.size();
    }

    @Override
    public StackTraceElement frame(int index) {
        return trace.get(index);
    }

    @Override
    public Optional<Thrown> cause() {
        return Optional.ofNullable(throwable.getCause()).map(this::told);
    }

    @Override
    public List<Thrown> suppressed() {
        return Arrays.stream(throwable.getSuppressed()).map(this::told).toList();
    }

    @Override
    public boolean isCircular() {
        return told.contains(throwable);
    }

    private Thrown told(Throwable next) {
        Set<Throwable> before = Collections.newSetFromMap(new IdentityHashMap<>());
        before.addAll(told);
        before.add(throwable);
        return of(next, trace, before);
    }
}
