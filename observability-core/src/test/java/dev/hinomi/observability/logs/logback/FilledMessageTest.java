package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.fixtures.Seeds;
import dev.hinomi.observability.logs.LogLimits;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.helpers.MessageFormatter;

@Timeout(20)
class FilledMessageTest {
    private static final List<String> PARTS =
            List.of("{}", "{", "}", "\\", "\"", "\n", "text", " ", "é", "\ud83d\udd25");
    private static final Object[] VALUES = {
        1,
        Long.MIN_VALUE,
        (short) 2,
        2.5,
        true,
        null,
        "text",
        "a\n\"b\"",
        "",
        'c',
        Thread.State.NEW,
        List.of(1),
        new int[] {1, 2}
    };

    private final RecordedLogs logs = new RecordedLogs();

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAsSlf4jWouldPutItTogether(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder template = new StringBuilder("t");
        for (int i = random.nextInt(12); i > 0; i--) {
            template.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        Object[] arguments = new Object[1 + random.nextInt(4)];
        Arrays.setAll(arguments, i -> VALUES[random.nextInt(VALUES.length)]);

        logs.logger.info(template.toString(), arguments);

        String expected = MessageFormatter.basicArrayFormat(template.toString(), arguments);
        assertThat(logs.only()).containsEntry("message", expected);
    }

    @Test
    void isCutWhereItIsTooLong() {
        logs.logger.info("{} and {}", "x".repeat(40_000), "y".repeat(40_000));

        assertThat(logs.only())
                .containsEntry("hinomi.message_cut", true)
                .extractingByKey("message")
                .asString()
                .hasSize(LogLimits.intake().messageBytes())
                .startsWith("xxx")
                .endsWith("yyy");
    }

    @Test
    void saysThatAnArgumentCannotBeRead() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        logs.logger.info("{} and {}", 1, throwing);

        assertThat(logs.only()).containsEntry("message", "1 and [FAILED toString()]");
    }
}
