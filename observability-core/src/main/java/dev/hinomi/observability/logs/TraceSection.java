package dev.hinomi.observability.logs;

import java.util.ArrayList;
import java.util.List;

/** One exception in a stack trace: what it says, and as many of its frames as there is room for. Not thread-safe. */
final class TraceSection {
    /** How many bytes the note about frames that were cut takes at most, besides its indentation. */
    private static final int NOTE_BYTES = 40;

    private static final int TAB_BYTES = 2;
    private static final int MOST_HEAD_BYTES = 2048;

    private final String indent;
    private final Line head;
    private final List<Line> body = new ArrayList<>();
    private int bodyBytes;
    private int written;
    private int excluded;
    private int cut;

    TraceSection(String indent, String head) {
        this.indent = indent;
        this.head = Line.cut(indent + head, MOST_HEAD_BYTES);
    }

    /** What an exception says about itself, as much of it as can fit. */
    static String head(Thrown thrown) {
        String message = thrown.message();
        String beginning = message.substring(0, Math.min(message.length(), MOST_HEAD_BYTES));
        return beginning.isEmpty() ? thrown.kind() : thrown.kind() + ": " + beginning;
    }

    /** Adds the frames of an exception, of which the last ones are known from another section. */
    void addFrames(Thrown thrown, Frames frames, int common) {
        int own = Math.max(0, thrown.frames() - common);
        for (int i = 0; i < own; i++) {
            Frame frame = frames.of(thrown.frame(i));
            if (frame.excluded() && i > 0) {
                excluded++;
            } else {
                addExcluded();
                add(frame.line());
            }
        }
        addExcluded();
        if (common > 0) {
            add(Line.of("\t... " + common + " common frames omitted", common));
        }
    }

    /** What it takes without any frame. */
    int leastBytes() {
        return head.bytes() + bytesOfIndent() + NOTE_BYTES;
    }

    /** What its frames take. */
    int bodyBytes() {
        return bodyBytes;
    }

    /** Takes as many of the first frames as fit, and answers how many bytes they have. */
    int take(int maxBytes) {
        int bytes = 0;
        while (written < body.size() && bytes + bytes(body.get(written)) <= maxBytes) {
            bytes += bytes(body.get(written++));
        }
        return bytes;
    }

    void writeTo(StringBuilder text) {
        text.append(head.text()).append('\n');
        for (Line line : body.subList(0, written)) {
            text.append(indent).append(line.text()).append('\n');
        }
        int missing = cut + body.stream().skip(written).mapToInt(Line::frames).sum();
        if (missing > 0) {
            text.append(indent).append("\t... ").append(missing).append(" frames cut\n");
        }
    }

    private void addExcluded() {
        if (excluded > 0) {
            add(Line.of("\t... " + excluded + (excluded == 1 ? " frame excluded" : " frames excluded"), excluded));
            excluded = 0;
        }
    }

    /** What comes after more lines than ever fit is only counted. */
    private void add(Line line) {
        if (bodyBytes > ErrorOptions.MOST_STACK_BYTES) {
            cut += line.frames();
        } else {
            body.add(line);
            bodyBytes += bytes(line);
        }
    }

    private int bytes(Line line) {
        return line.bytes() + bytesOfIndent();
    }

    private int bytesOfIndent() {
        return TAB_BYTES * indent.length();
    }
}
