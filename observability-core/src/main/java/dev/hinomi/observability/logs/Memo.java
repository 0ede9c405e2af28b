package dev.hinomi.observability.logs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The answers of a function that were asked for lately, because the same ones are asked for again and again; forgets all
 * when there are too many. Thread-safe.
 */
final class Memo<K, V> {
    private final ConcurrentHashMap<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> function;
    private final int most;

    Memo(int most, Function<K, V> function) {
        this.most = most;
        this.function = function;
    }

    V of(K key) {
        V answer = known.get(key);
        return answer != null ? answer : remember(key);
    }

    int kept() {
        return known.size();
    }

    private V remember(K key) {
        V answer = function.apply(key);
        if (known.size() >= most) {
            known.clear();
        }
        known.put(key, answer);
        return answer;
    }
}
