package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.ReadOptions;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Reads the rule file from wherever Spring can. */
final class RuleLocation {

    /** Where rules are looked for when nobody says where; no file there means no rules, and is no problem. */
    static final String DEFAULT = "classpath:hinomi/rules.yml";

    private RuleLocation() {}

    /** Whether there is a file at this location. */
    static boolean exists(String location, ResourceLoader resources) {
        return resources.getResource(location).exists();
    }

    /** The rules at this location, with what the file includes beside it; never throws for what a user may have written. */
    static LoadedRules read(String location, ResourceLoader resources, ServiceIdentity identity) {
        Resource file = resources.getResource(location);
        if (!file.exists()) {
            return location.equals(DEFAULT)
                    ? LoadedRules.NONE
                    : unreadable(location, "there is no such file", "Create it, or name another one");
        }
        try {
            String name = location.substring(location.lastIndexOf('/') + 1);
            ReadOptions options = new ReadOptions(variables(identity), path -> included(file.createRelative(path)));
            return RuleFile.read(name, file.getContentAsString(StandardCharsets.UTF_8), options);
        } catch (IOException failure) {
            return unreadable(location, "the file cannot be read: " + failure.getMessage(), "Check its permissions");
        }
    }

    private static Optional<String> included(Resource file) throws IOException {
        return file.exists() ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Map<String, String> variables(ServiceIdentity identity) {
        Map<String, String> variables = new HashMap<>();
        variables.put("service", identity.service());
        identity.env().ifPresent(env -> variables.put("env", env));
        identity.version().ifPresent(version -> variables.put("version", version));
        return variables;
    }

    private static LoadedRules unreadable(String location, String complaint, String action) {
        Problem problem = Problem.of("hinomi.alerts.rules", complaint, action).withValue(location);
        return new LoadedRules(List.of(), Map.of(), List.of(new RuleProblem(RuleProblem.Level.ERROR, problem)));
    }
}
