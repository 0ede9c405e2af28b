package dev.hinomi.spring.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that does nothing but depend on the starter. */
@EnableAutoConfiguration
@RestController
class TestApplication {

    static final String API_KEY = "0123456789abcdef0123456789abcdef";

    @GetMapping("/ping")
    String ping() {
        return "pong";
    }

    /** Starts it on a free port with these {@code name=value} properties; an empty value leaves one of ours out. */
    static ConfigurableApplicationContext start(String... properties) {
        return startWith(TestApplication.class, properties);
    }

    /** The same with the beans of another configuration. */
    static ConfigurableApplicationContext startWith(Class<?> more, String... properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("spring.application.name", "test-app");
        all.put("spring.main.banner-mode", "off");
        all.put("hinomi.logs.directory", folderOfItsOwn().toString());
        all.put("hinomi.metrics.directory", folderOfItsOwn().toString());
        for (String property : properties) {
            String[] pair = property.split("=", 2);
            all.put(pair[0], pair[1]);
            all.values().remove("");
        }
        SpringApplication application = new SpringApplicationBuilder(TestApplication.class, more)
                .registerShutdownHook(false)
                .build();
        application.setMainApplicationClass(TestApplication.class);
        return application.run(all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    }

    /** Else every application would first send what the one of the test before has left. */
    private static Path folderOfItsOwn() {
        try {
            return Files.createTempDirectory("hinomi-");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder could be made: " + e.getMessage(), e);
        }
    }
}
