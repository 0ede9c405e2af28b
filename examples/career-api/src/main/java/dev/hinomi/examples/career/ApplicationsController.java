package dev.hinomi.examples.career;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes applications: one structured log line and one counter for each. */
@RestController
class ApplicationsController {

    private static final Logger log = LoggerFactory.getLogger(ApplicationsController.class);

    private final Jobs jobs;
    private final Screening screening;
    private final MeterRegistry meters;

    ApplicationsController(Jobs jobs, Screening screening, MeterRegistry meters) {
        this.jobs = jobs;
        this.screening = screening;
        this.meters = meters;
    }

    @PostMapping("/jobs/{id}/applications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void apply(@PathVariable long id, @RequestBody Application application) {
        Job job = jobs.byId(id);
        screening.judge(job);
        jobs.recordApplication(job, application.channel());
        // tag::counter[]
        CareerMetrics.APPLICATIONS_SUBMITTED.counter(meters, application.from()).increment();
        // end::counter[]
        // tag::log[]
        log.atInfo()
                .addKeyValue("job.id", job.id())
                .addKeyValue("job.city", job.city())
                .addKeyValue("channel", application.channel())
                .log("Application received for {}", job.title());
        // end::log[]
    }
}
