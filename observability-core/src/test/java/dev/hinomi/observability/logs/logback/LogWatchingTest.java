package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.spi.ConfigurationEvent;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.LogMarkers;
import dev.hinomi.observability.logs.LogWatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogWatchingTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("com.example.Jobs");
    private final List<String> seen = new ArrayList<>();
    private final LogWatch watch = new LogWatch() {
        @Override
        public boolean cares(String status) {
            return !status.equals("WARN");
        }

        @Override
        public void logged(LogEvent event) {
            seen.add((event.isCritical() ? "!" : "") + event.message());
        }
    };

    LogWatchingTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void showsWhatTheLevelsLetThroughAndTheWatchCaresFor() {
        LogWatching.on(context, watch);
        logger.debug("below the level");
        logger.warn("not cared for");
        logger.info("seen {}", 1);
        logger.error(LogMarkers.CRITICAL, "critical");
        context.getLogger("dev.hinomi.observability.Delivery").error("our own");
        context.getLogger("dev.hinomi.alerts").error("our own too");
        assertThat(seen).containsExactly("seen 1", "!critical");
    }

    @Test
    void goesOnAfterLogbackWasConfiguredAnew() {
        LogWatching.on(context, watch);
        context.reset();
        logger.error("while there is no configuration");
        context.fireConfigurationEvent(ConfigurationEvent.newConfigurationEndedSuccessfullyEvent(this));
        logger.error("again");
        assertThat(seen).containsExactly("again");
    }

    @Test
    void seesNothingAfterItsEnd() {
        LogWatching watching = LogWatching.on(context, watch);
        watching.close();
        context.fireConfigurationEvent(ConfigurationEvent.newConfigurationEndedSuccessfullyEvent(this));
        logger.error("nobody");
        assertThat(seen).isEmpty();
    }
}
