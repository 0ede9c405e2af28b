package dev.hinomi.spring.diagnostics;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.spring.metrics.Catalogues;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import dev.hinomi.spring.runtime.PartReport;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Says at start what is on, what is off, and what is wrong. */
@AutoConfiguration
public final class HinomiDiagnosticsAutoConfiguration {

    HinomiDiagnosticsAutoConfiguration() {}

    @Bean
    ApplicationListener<ApplicationReadyEvent> hinomiStartupReport(
            ConfigurableEnvironment environment,
            ObjectProvider<PartReport> reports,
            ObjectProvider<MetricCatalogue> catalogues) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        return ready -> {
            if (!runtime.enabled()) {
                LocalLog.info("Hinomi is off (hinomi.enabled=false)");
                return;
            }
            List<Problem> problems = new ArrayList<>(runtime.problems());
            problems.addAll(Catalogues.all(catalogues).problems());
            if (!problems.isEmpty()) {
                LocalLog.warn(StartupReport.warning(problems));
            }
            List<String> parts =
                    reports.orderedStream().map(part -> part.words().get()).toList();
            LocalLog.info(StartupReport.line(runtime.identity().get(), parts));
        };
    }
}
