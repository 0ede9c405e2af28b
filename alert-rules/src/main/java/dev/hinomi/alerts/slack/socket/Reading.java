package dev.hinomi.alerts.slack.socket;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** OkHttp's client for connections that stay: on a daemon thread, pinged so that a dead one is noticed. */
final class Reading {

    private static final Duration PING = Duration.ofSeconds(20);
    private static final int MOST_THREADS = 4;
    private static final int IDLE_SECONDS = 5;

    private Reading() {}

    static OkHttpClient client(Duration connectTimeout) {
        ExecutorService threads = new ThreadPoolExecutor(
                0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "hinomi-slack-reader");
                    thread.setDaemon(true);
                    return thread;
                });
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads))
                .connectTimeout(connectTimeout)
                .readTimeout(Duration.ZERO)
                .pingInterval(PING)
                .build();
    }

    static void end(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
