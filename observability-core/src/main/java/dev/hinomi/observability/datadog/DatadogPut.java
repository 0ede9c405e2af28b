package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Puts JSON where Datadog's API has something by name: the keys in the headers {@code DD-API-KEY} and
 * {@code DD-APPLICATION-KEY} and nowhere else, no redirects, never traced. A request takes at most ten seconds. Thread-safe.
 */
public final class DatadogPut implements AutoCloseable {
    private final URI folder;
    private final Secret apiKey;
    private final Secret applicationKey;
    private final DatadogHttp http;

    private DatadogPut(URI folder, Secret apiKey, Secret applicationKey) {
        this.folder = folder;
        this.apiKey = apiKey;
        this.applicationKey = applicationKey;
        this.http = new DatadogHttp(DatadogPost.REQUEST_TIMEOUT, apiKey, applicationKey);
    }

    /**
     * Puts below an address of {@link DatadogEndpoints} that ends with a slash.
     *
     * @param folder the address, less the name
     * @param apiKey whose organisation
     * @param applicationKey who may change something there
     */
    public static DatadogPut below(URI folder, Secret apiKey, Secret applicationKey) {
        return new DatadogPut(folder, apiKey, applicationKey);
    }

    /** Puts one body; there is no answer if the calling thread is interrupted. */
    public DatadogReply put(String name, String json) {
        return http.send(HttpRequest.newBuilder(folder.resolve(name))
                .timeout(DatadogPost.REQUEST_TIMEOUT)
                .header("DD-API-KEY", apiKey.reveal())
                .header("DD-APPLICATION-KEY", applicationKey.reveal())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    /** Lets go of connections and threads: what is under way, or comes later, is not answered. */
    @Override
    public void close() {
        http.close();
    }
}
