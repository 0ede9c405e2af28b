package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The calls behind a search, in the order in which they were written.
 *
 * @param calls the calls
 */
public record Chain(List<ChainCall> calls) {

    /** Takes its own copy. */
    public Chain {
        calls = List.copyOf(calls);
    }

    /** The first call of this name. */
    public Optional<ChainCall> call(String name) {
        return calls.stream().filter(call -> call.name().equals(name)).findFirst();
    }

    /** The texts in the call of this name; empty without it. */
    public List<String> texts(String name) {
        return call(name).map(ChainCall::texts).orElse(List.of());
    }

    /** The calls as written in a query. */
    public String canonical() {
        return calls.stream().map(ChainCall::canonical).collect(Collectors.joining());
    }
}
