package dev.hinomi.alerts.oncall.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespondersJsonTest {

    @Test
    void readsShiftsWithTheirUsersAndLeavesOutTheOnesThatNobodyHas() {
        Shifts shifts = RespondersJson.read("""
                {"data": {"id": "s", "type": "schedule_oncall_responders"}, "included": [
                  {"id": "1", "type": "shifts", "attributes": {"start": "2026-11-28T00:00:00.206662873Z", "end": "2026-11-29T09:00:00+09:00"},
                   "relationships": {"user": {"data": {"id": "u", "type": "users"}}}},
                  {"id": "2", "type": "shifts", "attributes": {"start": "2026-11-28T00:00:00Z", "end": "2026-11-29T00:00:00Z"},
                   "relationships": {"user": {"data": null}}},
                  {"id": "u", "type": "users", "attributes": {"email": "a@example.com", "status": "active"}}]}
                """);
        assertThat(shifts.all())
                .containsExactly(new Shifts.Shift(
                        new Mention.Email("a@example.com"),
                        Instant.parse("2026-11-28T00:00:00.206662873Z"),
                        Instant.parse("2026-11-29T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"included\": [ 5 ]}",
                "{\"included\": [ {\"type\": \"shifts\"} ]}",
                "{\"included\": [ {\"type\": \"users\", \"id\": \"u\", \"attributes\": {}} ]}",
            })
    void whatIsNoSuchAnswerIsRefused(String body) {
        assertThatThrownBy(() -> RespondersJson.read(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer that is not Datadog's");
    }

    @Test
    void aDeepNestOfBracketsIsRefusedToo() {
        assertThatThrownBy(() -> RespondersJson.read("[".repeat(400_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
