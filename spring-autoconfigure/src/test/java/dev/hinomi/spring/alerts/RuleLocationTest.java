package dev.hinomi.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

class RuleLocationTest {

    @Test
    void variablesAreThoseOfTheServiceAndFurtherFilesStandBesideTheFirst(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), "include: [ more.yml, lost.yml ]\nservice: ${service}\n");
        Files.writeString(
                folder.resolve("more.yml"), "rules:\n  - { id: a, query: \"avg(last_5m):avg:m{env:${env}} > 1\" }\n");
        ServiceIdentity identity =
                ServiceIdentity.builder("career-api").env("prod").build();

        LoadedRules rules = RuleLocation.read(
                folder.resolve("rules.yml").toUri().toString(), new DefaultResourceLoader(), identity);

        assertThat(rules.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.condition().text()).contains("env:prod");
            assertThat(rule.ownership().service()).contains("career-api");
        });
        assertThat(rules.problems()).anyMatch(problem -> problem.toString().contains("there is no such file"));
    }
}
