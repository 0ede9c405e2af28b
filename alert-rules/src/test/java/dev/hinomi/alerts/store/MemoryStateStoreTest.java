package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryStateStoreTest extends StateStoreContract {

    private final MemoryOutboxStore outbox = new MemoryOutboxStore(() -> NOW);

    @Override
    protected StateStore open() {
        return new MemoryStateStore(outbox);
    }

    @Override
    protected OutboxStore outbox() {
        return outbox;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"state\": {\"is\": \"Newer\"}}", "nothing", "{\"state\": 5}"})
    void aTextThatIsNoStandingIsRefusedAsSuch(String text) {
        assertThatThrownBy(() -> StandingJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
