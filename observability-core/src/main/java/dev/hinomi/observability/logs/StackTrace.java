package dev.hinomi.observability.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The stack trace of a failure, its root cause first: what led to it is read from the top, and frames that two exceptions
 * have in common stand with the first of them. Where there is too little room, every exception keeps its first frames, and
 * of too many exceptions the first ones stay. Not thread-safe.
 */
final class StackTrace {
    private static final int DEEPEST_SUPPRESSION = 8;
    private static final int NOTE_BYTES = 60;
    private static final String WRAPPED_BY = "Wrapped by: ";
    private static final String SUPPRESSED = "Suppressed: ";
    private static final String CAUSED_BY = "Caused by: ";

    private final Frames frames;
    private final int maxBytes;
    private final List<TraceSection> sections = new ArrayList<>();
    private int leastBytes = NOTE_BYTES;
    private int omitted;

    private StackTrace(Frames frames, int maxBytes) {
        this.frames = frames;
        this.maxBytes = maxBytes;
    }

    /** The text, of at most so many bytes as a part of a JSON string. */
    static String of(Thrown logged, Frames frames, int maxBytes) {
        StackTrace trace = new StackTrace(frames, maxBytes);
        trace.addCauses(logged, "", "", 0);
        return trace.text();
    }

    private void addCauses(Thrown logged, String indent, String caption, int commonWithOwner) {
        Causes causes = Causes.of(logged);
        List<Thrown> rootFirst = causes.rootFirst();
        for (int i = 0; i < rootFirst.size(); i++) {
            Thrown thrown = rootFirst.get(i);
            int commonWithCause = i == 0 ? 0 : rootFirst.get(i - 1).commonFrames();
            int common = i == rootFirst.size() - 1 ? Math.max(commonWithCause, commonWithOwner) : commonWithCause;
            add(thrown, indent, i == 0 ? caption : WRAPPED_BY, common);
            if (i == 0) {
                causes.circle().ifPresent(circle -> addCircle(circle, indent + CAUSED_BY));
            }
        }
    }

    private void add(Thrown thrown, String indent, String caption, int common) {
        Optional<TraceSection> section = section(indent, caption + TraceSection.head(thrown));
        section.ifPresent(added -> added.addFrames(thrown, frames, common));
        if (section.isPresent() && indent.length() < DEEPEST_SUPPRESSION) {
            thrown.suppressed().forEach(suppressed -> addSuppressed(suppressed, indent + "\t"));
        } else {
            omitted += thrown.suppressed().size();
        }
    }

    private void addSuppressed(Thrown suppressed, String indent) {
        if (suppressed.isCircular()) {
            addCircle(suppressed, indent + SUPPRESSED);
        } else {
            addCauses(suppressed, indent, SUPPRESSED, suppressed.commonFrames());
        }
    }

    private void addCircle(Thrown circle, String caption) {
        section("", caption + "[circular reference: " + circle.kind() + "]");
    }

    private Optional<TraceSection> section(String indent, String head) {
        TraceSection section = new TraceSection(indent, head);
        if (!sections.isEmpty() && leastBytes + section.leastBytes() > maxBytes / 2) {
            omitted++;
            return Optional.empty();
        }
        leastBytes += section.leastBytes();
        sections.add(section);
        return Optional.of(section);
    }

    private String text() {
        share();
        StringBuilder text = new StringBuilder(1024);
        sections.forEach(section -> section.writeTo(text));
        if (omitted > 0) {
            text.append("... ").append(omitted).append(" more exceptions cut\n");
        }
        return text.toString();
    }

    /** Everybody gets the same room; what the short ones leave is shared by the others, and the rest is the root's. */
    private void share() {
        List<TraceSection> shortFirst = new ArrayList<>(sections);
        shortFirst.sort(Comparator.comparingInt(TraceSection::bodyBytes));
        int room = maxBytes - leastBytes;
        int sharers = shortFirst.size();
        for (TraceSection section : shortFirst) {
            room -= section.take(room / sharers--);
        }
        for (TraceSection section : sections) {
            room -= section.take(room);
        }
    }
}
