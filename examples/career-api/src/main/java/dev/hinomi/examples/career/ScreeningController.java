package dev.hinomi.examples.career;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for the screening service so that the example runs alone, with a switch that makes it fail. */
@RestController
class ScreeningController {

    private final AtomicBoolean failing = new AtomicBoolean();

    @PostMapping("/screenings/{job}")
    ResponseEntity<Void> judge(@PathVariable long job) {
        return failing.get()
                ? ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build()
                : ResponseEntity.noContent().build();
    }

    @PutMapping("/faults/screening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchFaultOn() {
        failing.set(true);
    }

    @DeleteMapping("/faults/screening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchFaultOff() {
        failing.set(false);
    }
}
