package dev.hinomi.observability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityResolutionTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void prefersAPropertyToAVariableToTheFallback() {
        environment.put("DD_SERVICE", "from-variable");
        assertThat(resolve("fallback").service()).isEqualTo("from-variable");

        properties.put("hinomi.service", "from-property");
        assertThat(resolve("fallback").service()).isEqualTo("from-property");

        properties.clear();
        environment.clear();
        assertThat(resolve("fallback").service()).isEqualTo("fallback");
    }

    @Test
    void namesAServiceThatNobodyNamed() {
        assertThat(resolve(null).service()).isEqualTo("unnamed-service");
        assertThat(resolve(" ").service()).isEqualTo("unnamed-service");
        assertThat(resolve(null).env()).isEmpty();
    }

    @Test
    void takesEnvironmentAndVersionTheSameWay() {
        environment.putAll(Map.of("DD_ENV", "prod", "DD_VERSION", "1.4.2"));
        properties.put("hinomi.version", "1.4.3");

        ServiceIdentity identity = resolve("career-api");

        assertThat(identity.env()).contains("prod");
        assertThat(identity.version()).contains("1.4.3");
        assertThat(identity.metricTags()).containsExactly("service:career-api", "env:prod", "version:1.4.3");
        assertThat(identity.logTags()).containsExactly("env:prod", "version:1.4.3");
    }

    @Test
    void readsTagsBetweenCommasInOrder() {
        environment.put("DD_TAGS", "team:career, cost-center:42,,broken,empty:,url:http://x:1");

        assertThat(resolve("a").sharedTags())
                .containsExactly(
                        Map.entry("team", "career"), Map.entry("cost-center", "42"), Map.entry("url", "http://x:1"));
    }

    @Test
    void readsTagsBetweenBlanks() {
        environment.put("DD_TAGS", "team:career  region:tokyo");

        assertThat(resolve("a").sharedTags()).containsOnlyKeys("team", "region");
    }

    @Test
    void takesServiceEnvAndVersionFromTheTagsWhenNothingElseNamesThem() {
        environment.put("DD_TAGS", "service:tagged,env:staging,version:7");

        ServiceIdentity identity = resolve("fallback");

        assertThat(identity).hasToString("service:tagged env:staging version:7");
        assertThat(identity.sharedTags()).isEmpty();
    }

    private ServiceIdentity resolve(String fallback) {
        return new IdentityResolution(properties::get, environment::get).resolve(fallback);
    }
}
