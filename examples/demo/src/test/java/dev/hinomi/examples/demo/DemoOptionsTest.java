package dev.hinomi.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

    private static DemoOptions options(String... more) {
        Stream<String> given = Stream.of(
                "demo.port=8127",
                "demo.agent.port=8126",
                "demo.service.port=8080",
                "demo.second.port=8081",
                "service=s.jar",
                "agent=a.jar",
                "logs=l");
        return DemoOptions.of(Stream.concat(given, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void goesOnUnlessToldOtherwise() {
        assertThat(options().once()).isFalse();
        assertThat(options("once=false").once()).isFalse();
        assertThat(options("once=true").once()).isTrue();
    }

    @Test
    void startsTwoInstancesOfWhichOneFillsTheDatabase() {
        assertThat(options().instances())
                .extracting(Instance::name, Instance::port, Instance::fillsDatabase)
                .containsExactly(tuple("career-api-1", 8080, true), tuple("career-api-2", 8081, false));
    }

    @Test
    void namesThePropertyAndTheValueOfAPortThatIsNone() {
        assertThatThrownBy(() -> DemoOptions.of("demo.port=http"))
                .hasMessage("-Ddemo.port=http is not a port: give one from 1 to 65535");
        assertThatThrownBy(() -> DemoOptions.of("demo.port=70000")).hasMessageContaining("70000");
    }
}
