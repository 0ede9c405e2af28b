package dev.hinomi.examples.career;

import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the job board. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CareerApi {

    /** What this service measures, checked at start. */
    @Bean
    static MetricCatalogue metrics() {
        return MetricCatalogue.of(CareerMetrics.values());
    }

    /** Starts the job board on port 8080, or on the port that {@code server.port} names. */
    public static void main(String[] args) {
        SpringApplication.run(CareerApi.class, args);
    }
}
