package dev.hinomi.examples.career;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the open jobs. */
@RestController
class JobsController {

    private final Jobs jobs;

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/jobs")
    List<Job> open() {
        return jobs.open();
    }

    @GetMapping("/jobs/{id}")
    Job byId(@PathVariable long id) {
        return jobs.byId(id);
    }
}
