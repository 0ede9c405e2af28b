package dev.hinomi.examples.career;

import dev.hinomi.observability.events.AuditEvent;
import dev.hinomi.observability.events.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets a recruiter see the applications for a job, for a while. */
@RestController
class AccessController {

    private final Jobs jobs;
    private final AuditLog audit = AuditLog.create();
    private final InstantSource clock = InstantSource.system();

    AccessController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Answers when the access ends. */
    @PostMapping("/jobs/{id}/access")
    Instant grant(@PathVariable long id, @RequestBody AccessGrant grant) {
        Job job = jobs.byId(id);
        Instant end = clock.instant().plus(Duration.ofMinutes(grant.minutes()));
        // tag::audit[]
        audit.write(AuditEvent.of(grant.recruiter(), "applications.access")
                .on("job-" + job.id())
                .approvedBy(grant.approvedBy())
                .until(end));
        // end::audit[]
        return end;
    }
}
