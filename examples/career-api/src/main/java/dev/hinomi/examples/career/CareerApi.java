package dev.hinomi.examples.career;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the job board. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CareerApi {

    /** Starts the job board on port 8080, or on the port that {@code server.port} names. */
    public static void main(String[] args) {
        SpringApplication.run(CareerApi.class, args);
    }
}
