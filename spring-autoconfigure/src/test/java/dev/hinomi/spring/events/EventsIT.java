package dev.hinomi.spring.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.EventEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class EventsIT {
    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aNewVersionIsAnnouncedOnceOnAMachineAndStartsAndStopsAreNot() {
        run("1.4.1");
        run("1.4.1");
        run("1.4.2");

        assertThat(titles()).containsExactly("career-api 1.4.1 deployed to prod", "career-api 1.4.2 deployed to prod");
        assertThat(sandbox.problems().all()).isEmpty();
    }

    @Test
    void startsAndStopsAreToldWhereThatWasAskedFor() {
        run("1.4.1", "--hinomi.events.lifecycle=true", "--hinomi.events.deployments=false");

        assertThat(titles()).containsExactly("career-api 1.4.1 started", "career-api 1.4.1 stopping");
    }

    @Test
    void switchedOffThereIsNothing() {
        try (ConfigurableApplicationContext context = start("1.4.1", "--hinomi.events.enabled=false")) {
            assertThat(context.getBeanProvider(EventShipping.class).stream()).isEmpty();
        }
        assertThat(titles()).isEmpty();
    }

    private void run(String version, String... more) {
        start(version, more).close();
    }

    private ConfigurableApplicationContext start(String version, String... more) {
        SpringApplication application = new SpringApplication(Quiet.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of(
                "--hinomi.service=career-api",
                "--hinomi.env=prod",
                "--hinomi.version=" + version,
                "--hinomi.datadog.api-key=0123456789abcdef0123456789abcdef",
                "--hinomi.datadog.url=" + sandbox.uri(),
                "--hinomi.logs.enabled=false",
                "--hinomi.logs.directory=" + folder));
        arguments.addAll(Arrays.asList(more));
        return application.run(arguments.toArray(String[]::new));
    }

    private List<String> titles() {
        return sandbox.events().all().stream().map(EventEntry::title).toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(HinomiEventsAutoConfiguration.class)
    static class Quiet {}
}
