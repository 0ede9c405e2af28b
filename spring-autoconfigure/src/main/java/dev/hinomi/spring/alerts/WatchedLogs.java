package dev.hinomi.spring.alerts;

import dev.hinomi.observability.logs.LogWatch;
import dev.hinomi.observability.logs.logback.LogWatching;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;

/** Shows what the application logs to a watch for as long as the application lives; nothing where it does not log with Logback. */
final class WatchedLogs implements DisposableBean {

    private final Optional<LogWatching> watching;

    private WatchedLogs(Optional<LogWatching> watching) {
        this.watching = watching;
    }

    static WatchedLogs by(LogWatch watch) {
        try {
            return new WatchedLogs(LogWatching.start(watch));
        } catch (LinkageError withoutLogback) {
            return new WatchedLogs(Optional.empty());
        }
    }

    @Override
    public void destroy() {
        watching.ifPresent(LogWatching::close);
    }
}
