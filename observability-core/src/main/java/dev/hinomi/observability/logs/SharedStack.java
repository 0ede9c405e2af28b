package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects a stack trace that is too long and writes what there is room for: every exception keeps its first frames, and
 * of too many exceptions the first ones stay. Not thread-safe; for one stack trace.
 */
final class SharedStack implements StackText {
    private static final int NOTE_BYTES = 60;

    private final StackHeading heading;
    private final int maxBytes;
    private final List<StackSection> sections = new ArrayList<>();
    private final JsonWriter headings = new JsonWriter();
    private int leastBytes = NOTE_BYTES;
    private int omitted;

    SharedStack(StackHeading heading, int maxBytes) {
        this.heading = heading;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean begin(Thrown thrown, int indent, String caption) {
        int from = headings.length();
        heading.write(thrown, indent, caption, headings);
        return add(new StackSection(indent, headings.fragment(from, headings.length())));
    }

    @Override
    public void frame(JsonFragment line) {
        last().add(line, 1);
    }

    @Override
    public void frames(int count, JsonFragment what) {
        JsonWriter note = new JsonWriter();
        note.text(WholeStack.DOTS).text(count).text(what);
        last().add(note.fragment(0, note.length()), count);
    }

    @Override
    public void circle(Thrown thrown, int indent, String caption) {
        int from = headings.length();
        heading.writeCircle(thrown, indent, caption, headings);
        boolean added = add(new StackSection(indent, headings.fragment(from, headings.length())));
        omitted += added ? 0 : 1;
    }

    @Override
    public void omit(int exceptions) {
        omitted += exceptions;
    }

    /** Writes as much as fits, as a part of a JSON string. */
    void writeTo(JsonWriter json) {
        share();
        sections.forEach(section -> section.writeTo(json));
        if (omitted > 0) {
            json.text(WholeStack.EXCEPTIONS_DOTS).text(omitted).text(WholeStack.EXCEPTIONS_CUT);
        }
    }

    private boolean add(StackSection section) {
        headings.reset();
        if (!sections.isEmpty() && leastBytes + section.leastBytes() > maxBytes / 2) {
            return false;
        }
        leastBytes += section.leastBytes();
        sections.add(section);
        return true;
    }

    private StackSection last() {
        return sections.get(sections.size() - 1);
    }

    /** Everybody gets the same room; what the short ones leave is shared by the others, and the rest is the root's. */
    private void share() {
        List<StackSection> shortFirst = new ArrayList<>(sections);
        shortFirst.sort(Comparator.comparingInt(StackSection::bodyBytes));
        int room = maxBytes - leastBytes;
        int sharers = shortFirst.size();
        for (StackSection section : shortFirst) {
            room -= section.take(room / sharers--);
        }
        for (StackSection section : sections) {
            room -= section.take(room);
        }
    }
}
