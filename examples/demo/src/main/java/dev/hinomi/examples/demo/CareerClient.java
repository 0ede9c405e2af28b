package dev.hinomi.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who uses the job board, and the hand on its fault switch. */
final class CareerClient {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI service;

    CareerClient(URI service) {
        this.service = service;
    }

    boolean answers() {
        return status(request("/jobs").GET()) == 200;
    }

    int listJobs() {
        return status(request("/jobs").GET());
    }

    int apply(int job) {
        return status(request("/jobs/" + job + "/applications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"channel\":\"web\"}")));
    }

    void switchFaultOn() {
        expectNoContent(status(request("/faults/screening").PUT(BodyPublishers.noBody())));
    }

    void switchFaultOff() {
        expectNoContent(status(request("/faults/screening").DELETE()));
    }

    private static void expectNoContent(int status) {
        if (status != 204) {
            throw new IllegalStateException("The fault switch answered " + status + " instead of 204");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(5));
    }

    /** The status of the answer, or -1 when there was none. */
    private int status(HttpRequest.Builder request) {
        try {
            HttpResponse<Void> response = http.send(request.build(), BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
