package dev.hinomi.observability.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterPoolTest {
    private final JsonWriterPool pool = new JsonWriterPool();
    private final List<JsonWriter> lent = new ArrayList<>();

    @Test
    void lendsTheSameWriterAgainEmptied() {
        pool.use(writer -> lent.add(writer.value("first")));
        pool.use(writer -> {
            lent.add(writer);
            assertThat(writer.length()).isZero();
        });

        assertThat(lent.get(1)).isSameAs(lent.get(0));
    }

    @Test
    void lendsANestedUserAWriterOfItsOwn() {
        pool.use(outer -> {
            outer.value("outer");
            pool.use(inner -> inner.value("inner"));
            assertThat(outer).hasToString("\"outer\"");
        });
    }

    @Test
    void givesUpAWriterThatHasGrownHuge() {
        pool.use(writer -> lent.add(writer.value("x".repeat(1_000_000))));
        pool.use(lent::add);

        assertThat(lent.get(1)).isNotSameAs(lent.get(0));
    }
}
