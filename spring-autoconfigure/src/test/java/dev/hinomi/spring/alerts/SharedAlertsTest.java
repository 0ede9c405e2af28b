package dev.hinomi.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hinomi.alerts.Alerts;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.traces.HinomiTracesAutoConfiguration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SharedAlertsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(HinomiAlertsAutoConfiguration.class, HinomiTracesAutoConfiguration.class))
            .withPropertyValues(
                    "hinomi.service=career-api",
                    "hinomi.alerts.step=1s",
                    "hinomi.alerts.rules=classpath:rules/failures.yml");

    private static DataSource database(String name) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    /** The lease is taken on a thread of its own. */
    private static boolean leads(Alerts alerts) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!alerts.isLeading() && System.nanoTime() < end) {
            never.await(20, TimeUnit.MILLISECONDS);
        }
        return alerts.isLeading();
    }

    @Test
    void inMemoryEveryInstanceTellsPeople() {
        runner.withBean(DataSource.class, () -> database("unused"))
                .run(context ->
                        assertThat(context.getBean(Alerts.class).isLeading()).isTrue());
    }

    @Test
    void inADatabaseOneInstanceTellsPeopleAndTheOtherFollowsIt() {
        ApplicationContextRunner shared = runner.withPropertyValues("hinomi.alerts.store.type=jdbc")
                .withBean(DataSource.class, () -> database("shared"));
        shared.withPropertyValues("hinomi.alerts.store.instance=i-1").run(first -> {
            assertThat(leads(first.getBean(Alerts.class))).isTrue();
            shared.withPropertyValues("hinomi.alerts.store.instance=i-2").run(second -> {
                Alerts other = second.getBean(Alerts.class);
                assertThat(other.isLeading()).isFalse();
                first.getBean(Alerts.class).close();
                assertThat(leads(other)).isTrue();
            });
        });
    }

    @Test
    void withoutADatabaseItSaysSoAndGoesOnInMemory() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.hinomi.alerts");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        runner.withPropertyValues("hinomi.alerts.store.type=jdbc").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Alerts.class).isLeading()).isTrue();
        });
        logger.detachAppender(events);
        assertThat(events.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(said -> said.startsWith("hinomi.alerts.store.type is jdbc, but there is no DataSource"));
    }

    @Test
    void anInstanceHasANameOfItsOwnUnlessItIsGivenOne() {
        HinomiProperties.Store given = new HinomiProperties.Store(HinomiProperties.StoreType.JDBC, "i-1", true);
        HinomiProperties.Store none = new HinomiProperties.Store(HinomiProperties.StoreType.JDBC, null, true);
        assertThat(SharedAlerts.instance(given)).isEqualTo("i-1");
        assertThat(SharedAlerts.instance(none))
                .endsWith("-" + ProcessHandle.current().pid());
    }
}
