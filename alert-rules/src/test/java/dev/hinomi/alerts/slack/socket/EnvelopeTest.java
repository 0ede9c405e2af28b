package dev.hinomi.alerts.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    @Test
    void readsWhatSlackSends() {
        assertThat(Envelope.of("{\"type\":\"hello\",\"num_connections\":1}")).isEqualTo(new Envelope.Hello());
        assertThat(Envelope.of("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}"))
                .isEqualTo(new Envelope.Disconnect("refresh_requested"));
        Envelope pressed = Envelope.of(
                "{\"type\":\"interactive\",\"envelope_id\":\"e1\",\"payload\":{\"type\":\"block_actions\"}}");
        assertThat(pressed).isInstanceOfSatisfying(Envelope.Delivery.class, delivery -> {
            assertThat(delivery.id()).isEqualTo("e1");
            assertThat(delivery.press()).isPresent();
        });
    }

    @Test
    void whatIsAboutSomethingElseIsAcknowledgedAllTheSame() {
        assertThat(Envelope.of("{\"type\":\"slash_commands\",\"envelope_id\":\"e2\",\"payload\":{}}"))
                .isInstanceOfSatisfying(
                        Envelope.Delivery.class,
                        delivery -> assertThat(delivery.press()).isEmpty());
        assertThat(Envelope.acknowledgement("e\"2")).isEqualTo("{\"envelope_id\":\"e\\\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"type\":[]}", "{\"type\":\"interactive\",\"payload\":{}}"})
    void whatNobodyUnderstandsIsUnknown(String text) {
        assertThat(Envelope.of(text)).isEqualTo(new Envelope.Unknown());
    }
}
