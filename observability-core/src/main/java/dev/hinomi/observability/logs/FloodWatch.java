package dev.hinomi.observability.logs;

import dev.hinomi.observability.time.Ticker;
import java.util.function.Consumer;

/** A flood control with a thread that tells it when a second has passed. */
final class FloodWatch implements Floodgate {
    private final FloodControl control;
    private final Consumer<LogEvent> summaries;
    private final EverySecond seconds;

    FloodWatch(FloodControl control, Consumer<LogEvent> summaries, Ticker ticker) {
        this.control = control;
        this.summaries = summaries;
        this.seconds = EverySecond.start(this::tell, ticker);
    }

    @Override
    public boolean admits(LogEvent event) {
        try {
            return control.admits(event);
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    @Override
    public void tell() {
        control.nextSecond(summaries);
    }

    @Override
    public long suppressed() {
        return control.suppressed();
    }

    @Override
    public void close() {
        seconds.close();
        control.end(summaries);
    }
}
