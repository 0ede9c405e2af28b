package dev.hinomi.cli;

import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.datadog.DatadogOnCall;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import java.util.Optional;

/** The schedules of a Datadog account, where the environment has both of its keys. */
final class DatadogAccount {

    private DatadogAccount() {}

    static RemoteSchedules schedules(Surroundings machine) {
        Optional<Secret> apiKey = machine.variable("DD_API_KEY").map(Secret::of);
        Optional<Secret> applicationKey =
                machine.variable("DD_APP_KEY", "DD_APPLICATION_KEY").map(Secret::of);
        Optional<DatadogEndpoints> site =
                DatadogEndpoints.resolve(null, machine.variable("DD_SITE").orElse(null), new Problems());
        if (apiKey.isEmpty() || applicationKey.isEmpty() || site.isEmpty()) {
            return RemoteSchedules.NONE;
        }
        return new DatadogOnCall(
                site.get().seriesV2().resolve("../.."), apiKey.get(), applicationKey.get(), machine.clock());
    }
}
