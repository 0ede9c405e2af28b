package dev.hinomi.examples.career;

import datadog.trace.api.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The downstream service that judges an application, called over HTTP. */
@Component
class Screening {

    private final RestClient http;
    private final MeterRegistry meters;

    Screening(RestClient.Builder http, CareerProperties properties, MeterRegistry meters) {
        this.http = http.baseUrl(properties.screeningUrl()).build();
        this.meters = meters;
    }

    // tag::trace[]
    @Trace(operationName = "career.screening")
    void judge(Job job) {
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome = Outcome.FAILED;
        try {
            http.post().uri("/screenings/{job}", job.id()).retrieve().toBodilessEntity();
            outcome = Outcome.ACCEPTED;
        } finally {
            sample.stop(CareerMetrics.SCREENING_DURATION.timer(meters, outcome));
        }
    }
    // end::trace[]
}
