package dev.hinomi.observability.events.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DeploymentFactsTest {
    private static final Instant STARTED = Instant.parse("2026-11-23T09:00:00Z");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Properties> files = new HashMap<>();
    private final DeploymentFacts facts =
            new DeploymentFacts(environment::get, name -> files.getOrDefault(name, new Properties()));
    private final ServiceIdentity identity =
            ServiceIdentity.builder("career-api").env("prod").version("1.4.2").build();

    @Test
    void takesTheVariablesThatThePipelineSets() {
        environment.put("DD_GIT_COMMIT_SHA", "4f1c2a9");
        environment.put("DD_GIT_REPOSITORY_URL", "https://git.example.com/career/api");
        environment.put(DeploymentFacts.BY, "u-1042");
        environment.put(DeploymentFacts.PIPELINE, "https://ci.example.com/run/77");
        environment.put(DeploymentFacts.AT, "2026-11-23T08:58:00Z");

        Deployment deployment = facts.deployment(identity, STARTED).orElseThrow();

        assertThat(deployment)
                .isEqualTo(new Deployment(
                        "career-api",
                        "prod",
                        "1.4.2",
                        Instant.parse("2026-11-23T08:58:00Z"),
                        new Origin(
                                "4f1c2a9",
                                "https://git.example.com/career/api",
                                "u-1042",
                                "https://ci.example.com/run/77")));
    }

    @Test
    void readsWhatTheBuildHasLeft() {
        files.put("git.properties", properties("git.commit.id.abbrev", "4f1c2a9", "git.commit.id.full", "4f1c2a9e0"));
        files.put("META-INF/build-info.properties", properties("build.version", "1.5.0"));

        Deployment deployment =
                facts.deployment(ServiceIdentity.of("career-api"), STARTED).orElseThrow();

        assertThat(deployment.version()).isEqualTo("1.5.0");
        assertThat(deployment.at()).isEqualTo(STARTED);
        assertThat(deployment.origin().commit()).isEqualTo("4f1c2a9e0");
    }

    @Test
    void knowsNoDeploymentWithoutAVersion() {
        files.put("META-INF/build-info.properties", properties("build.version", "${project.version}"));

        assertThat(facts.deployment(ServiceIdentity.of("career-api"), STARTED)).isEmpty();
    }

    @Test
    void takesATimeThatCannotBeReadForNone() {
        environment.put(DeploymentFacts.AT, "yesterday");

        assertThat(facts.deployment(identity, STARTED).orElseThrow().at()).isEqualTo(STARTED);
    }

    @Test
    void showsNoPasswordOfARepository() {
        environment.put("DD_GIT_REPOSITORY_URL", "https://ci:glpat-secret@git.example.com/career/api");
        environment.put(DeploymentFacts.PIPELINE, "https://t0ken@ci.example.com/7");

        Deployment deployment = facts.deployment(identity, STARTED).orElseThrow();

        assertThat(deployment.origin().repository()).isEqualTo("https://git.example.com/career/api");
        assertThat(deployment.event().text()).doesNotContain("glpat").doesNotContain("t0ken");
    }

    @Test
    void everyCopyMarksTheSameDeploymentWithTheSameKey() {
        Deployment here = facts.deployment(identity, STARTED).orElseThrow();
        Deployment there = here.at(STARTED.plusSeconds(90));

        assertThat(here.event().key())
                .isEqualTo("deployment career-api prod 1.4.2")
                .isEqualTo(there.event().key());
        assertThat(here.event().title()).isEqualTo("career-api 1.4.2 deployed to prod");
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }
}
