package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponderTest {

    @Test
    void aNameWithAnIdIsShownAsTheNameAndRemindedByTheId() {
        assertThat(Responder.of(Responder.written("jo", "U024BE7LH")))
                .isEqualTo(new Responder("jo", Optional.of(new Mention.UserId("U024BE7LH"))));
    }

    @Test
    void idsAndAddressesAreRemindedAndOtherNamesAreNot() {
        assertThat(Responder.of("U024BE7LH").mention()).contains(new Mention.UserId("U024BE7LH"));
        assertThat(Responder.of("jo@example.com").mention()).contains(new Mention.Email("jo@example.com"));
        assertThat(Responder.of("jo")).isEqualTo(new Responder("jo", Optional.empty()));
    }

    @Test
    void aPersonWithoutANameIsCalledByTheId() {
        assertThat(Responder.written(" ", "U024BE7LH")).isEqualTo("U024BE7LH");
    }
}
