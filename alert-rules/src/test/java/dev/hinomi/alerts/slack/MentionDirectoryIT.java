package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MentionDirectoryIT {

    private static final Mention PRIMARY = new Mention.Email("oncall-primary@example.com");
    private static final Mention SECONDARY = new Mention.Email("oncall-secondary@example.com");
    private static final Mention ONCALL = new Mention.GroupHandle("career-oncall");
    private static final Mention LEADS = new Mention.GroupHandle("career-leads");
    private static final Mention NO_GROUP = new Mention.GroupHandle("no-such-group");

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T09:00:00Z"));
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withClock(clock));
    private final MentionDirectory directory = new MentionDirectory(
            new SlackApi(new SlackConnection(
                    Secret.of("xoxb-test-0123456789"),
                    URI.create(sandbox.slackApiUrl()),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5))),
            clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private long calls(String method) {
        return sandbox.requests().all().stream()
                .filter(exchange -> exchange.path().equals("/api/" + method))
                .count();
    }

    @Test
    void oneListingOfGroupsServesAllHandles() {
        assertThat(directory.find(ONCALL)).contains(new Mention.GroupId("S0ONCALL01"));
        assertThat(directory.find(LEADS)).contains(new Mention.GroupId("S0LEADS001"));
        assertThat(directory.find(NO_GROUP)).isEmpty();
        assertThat(calls("usergroups.list")).isEqualTo(1);
    }

    @Test
    void whoWasNotFoundIsAskedForAgainAfterTenMinutes() {
        Mention nobody = new Mention.Email("nobody@example.com");
        assertThat(directory.find(nobody)).isEmpty();
        assertThat(directory.find(nobody)).isEmpty();
        assertThat(calls("users.lookupByEmail")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(directory.find(nobody)).isEmpty();
        assertThat(calls("users.lookupByEmail")).isEqualTo(2);
    }

    @Test
    void anIdIsKnownBeyondItsDayWhileSlackCannotBeReached() {
        directory.find(PRIMARY);
        directory.find(ONCALL);
        sandbox.close();
        clock.advance(Duration.ofDays(2));
        assertThat(directory.find(PRIMARY)).contains(new Mention.UserId("U0PRIMARY1"));
        assertThat(directory.find(ONCALL)).contains(new Mention.GroupId("S0ONCALL01"));
        assertThat(directory.find(SECONDARY)).isEmpty();
    }

    @Test
    void whileSlackIsAwayItIsNotAskedForEachMentionButSoonAgain() {
        Fault away = Fault.of(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(503, null));
        sandbox.faults().add(away);
        for (int message = 0; message < 10; message++) {
            assertThat(directory.find(ONCALL)).isEmpty();
            assertThat(directory.find(LEADS)).isEmpty();
            assertThat(directory.find(PRIMARY)).isEmpty();
            assertThat(directory.isAway()).isTrue();
        }
        assertThat(sandbox.faults().applied()).isEqualTo(1);
        sandbox.faults().clear();
        clock.advance(Duration.ofSeconds(1));
        assertThat(directory.isAway()).isFalse();
        assertThat(directory.find(ONCALL)).contains(new Mention.GroupId("S0ONCALL01"));
        assertThat(directory.find(PRIMARY)).contains(new Mention.UserId("U0PRIMARY1"));
    }

    @Test
    void aLimitedDirectoryIsLeftAloneForAsLongAsSlackAsksButNoLongerThanAMinute() {
        Fault limited = Fault.of(FaultTarget.slackMethod("usergroups.list"), new FaultAction.Status(429, 600));
        sandbox.faults().add(limited.times(1));
        assertThat(directory.find(ONCALL)).isEmpty();
        clock.advance(Duration.ofSeconds(59));
        assertThat(directory.find(ONCALL)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(directory.find(ONCALL)).isPresent();
    }

    @Test
    void aRefusalForgetsNobodyWhoWasKnown() {
        directory.find(PRIMARY);
        sandbox.faults()
                .add(Fault.of(
                        FaultTarget.slackMethod("users.lookupByEmail"), FaultAction.Answer.ofSlack("users_not_found")));
        clock.advance(Duration.ofDays(1));
        assertThat(directory.find(PRIMARY)).contains(new Mention.UserId("U0PRIMARY1"));
        assertThat(sandbox.faults().applied()).isEqualTo(1);
    }
}
