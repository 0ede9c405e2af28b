package dev.hinomi.observability.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A destination that answers as told, then takes everything, and remembers what it was offered and what it took. */
final class ScriptedTransport implements Transport {
    private final Deque<Function<Batch, Outcome>> script = new ArrayDeque<>();
    private final List<List<String>> attempts = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private @Nullable String note;
    private volatile boolean closed;
    private Function<Batch, Outcome> afterwards = batch -> new Outcome.Sent();

    ScriptedTransport then(Outcome... outcomes) {
        Arrays.stream(outcomes).forEach(outcome -> script.add(batch -> outcome));
        return this;
    }

    ScriptedTransport always(Function<Batch, Outcome> answer) {
        afterwards = answer;
        return this;
    }

    void note(String line) {
        note = line;
    }

    @Override
    public Optional<String> note() {
        Optional<String> told = Optional.ofNullable(note);
        note = null;
        return told;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** What each attempt held, in order. */
    List<List<String>> attempts() {
        return attempts;
    }

    /** Every entry that was acknowledged, in order. */
    List<String> taken() {
        return taken;
    }

    @Override
    public Outcome send(Batch batch) {
        List<String> entries = entries(batch);
        attempts.add(entries);
        Function<Batch, Outcome> scripted = script.poll();
        Outcome outcome = (scripted == null ? afterwards : scripted).apply(batch);
        if (outcome instanceof Outcome.Sent) {
            taken.addAll(entries);
        }
        return outcome;
    }

    /** What a batch holds, as text. */
    static List<String> entries(Batch batch) {
        return batch.entries().stream()
                .map(entry -> new String(entry, StandardCharsets.UTF_8))
                .toList();
    }
}
