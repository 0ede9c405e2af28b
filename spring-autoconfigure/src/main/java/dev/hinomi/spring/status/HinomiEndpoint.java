package dev.hinomi.spring.status;

import dev.hinomi.observability.status.Status;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/hinomi}, where an application exposes it: {@code management.endpoints.web.exposure.include}. */
@Endpoint(id = "hinomi")
public final class HinomiEndpoint {

    private final Supplier<Status> status;

    HinomiEndpoint(Supplier<Status> status) {
        this.status = status;
    }

    /** How everything fares at this moment. */
    @ReadOperation
    public Status status() {
        return status.get();
    }
}
