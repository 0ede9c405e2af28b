package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;

/** Writes a stack trace as it is told, and gives up when it gets too long. Not thread-safe. */
final class WholeStack implements StackText {
    static final JsonFragment DOTS = JsonFragment.text("\t... ");
    static final JsonFragment EXCEPTIONS_DOTS = JsonFragment.text("... ");
    static final JsonFragment EXCEPTIONS_CUT = JsonFragment.text(" more exceptions cut\n");

    private final StackHeading heading;
    private final StackWalk walk;
    private final JsonWriter nowhere = new JsonWriter();
    private JsonWriter json = nowhere;
    private int end;
    private int indent;
    private int omitted;

    WholeStack(Frames frames, StackHeading heading) {
        this.heading = heading;
        this.walk = new StackWalk(frames, this);
    }

    /** Writes all of it as a part of a JSON string; false if that would be too long. */
    boolean write(Thrown thrown, int maxBytes, JsonWriter out) {
        json = out;
        end = out.length() + maxBytes;
        omitted = 0;
        walk.walk(thrown);
        if (omitted > 0) {
            json.text(EXCEPTIONS_DOTS).text(omitted).text(EXCEPTIONS_CUT);
        }
        return !isFull();
    }

    /** Lets the line go. */
    void clear() {
        json = nowhere;
    }

    @Override
    public boolean begin(Thrown thrown, int indentation, String caption) {
        indent = indentation;
        if (isFull()) {
            return false;
        }
        heading.write(thrown, indent, caption, json);
        return true;
    }

    @Override
    public void frame(JsonFragment line) {
        if (!isFull()) {
            StackHeading.indent(indent, json);
            json.text(line);
        }
    }

    @Override
    public void frames(int count, JsonFragment what) {
        if (!isFull()) {
            StackHeading.indent(indent, json);
            json.text(DOTS).text(count).text(what);
        }
    }

    @Override
    public void circle(Thrown thrown, int indentation, String caption) {
        if (!isFull()) {
            heading.writeCircle(thrown, indentation, caption, json);
        }
    }

    @Override
    public void omit(int exceptions) {
        omitted += exceptions;
    }

    private boolean isFull() {
        return json.length() > end;
    }
}
