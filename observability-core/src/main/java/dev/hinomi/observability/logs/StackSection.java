package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** One exception in a stack trace: its heading, and as many of its frames as there is room for. Not thread-safe. */
final class StackSection {
    /** How many bytes the note about frames that were cut takes at most, besides its indentation. */
    private static final int NOTE_BYTES = 40;

    private static final JsonFragment FRAMES_CUT = JsonFragment.text(" frames cut\n");

    private final int indent;
    private final JsonFragment heading;
    private final List<Line> body = new ArrayList<>();
    private int bodyBytes;
    private int written;
    private int cut;

    /** How a line is written, and how many frames it stands for. */
    private record Line(JsonFragment json, int frames) {}

    StackSection(int indent, JsonFragment heading) {
        this.indent = indent;
        this.heading = heading;
    }

    /** Adds a line below the heading; what comes after more lines than ever fit is only counted. */
    void add(JsonFragment line, int frames) {
        if (bodyBytes > ErrorOptions.MOST_STACK_BYTES) {
            cut += frames;
        } else {
            Line added = new Line(line, frames);
            body.add(added);
            bodyBytes += bytes(added);
        }
    }

    /** What it takes without any frame. */
    int leastBytes() {
        return heading.length() + bytesOfIndent() + NOTE_BYTES;
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

    void writeTo(JsonWriter json) {
        json.text(heading);
        for (Line line : body.subList(0, written)) {
            StackHeading.indent(indent, json);
            json.text(line.json());
        }
        int missing = cut + body.stream().skip(written).mapToInt(Line::frames).sum();
        if (missing > 0) {
            StackHeading.indent(indent, json);
            json.text(WholeStack.DOTS).text(missing).text(FRAMES_CUT);
        }
    }

    private int bytes(Line line) {
        return line.json().length() + bytesOfIndent();
    }

    private int bytesOfIndent() {
        return StackHeading.TAB.length() * indent;
    }
}
