package dev.hinomi.examples.career;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody offers this job; answered with 404. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchJobException(long id) {
        super("There is no job " + id + "; GET /jobs lists the open ones");
    }
}
