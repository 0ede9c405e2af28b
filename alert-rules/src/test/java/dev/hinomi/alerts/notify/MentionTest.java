package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {

    @Test
    void theFormTellsWhoIsMeant() {
        assertThat(Mention.of("U024BE7LH")).isEqualTo(new Mention.UserId("U024BE7LH"));
        assertThat(Mention.of("W024BE7LH")).isEqualTo(new Mention.UserId("W024BE7LH"));
        assertThat(Mention.of("S0614TZR7")).isEqualTo(new Mention.GroupId("S0614TZR7"));
        assertThat(Mention.of("@career-oncall")).isEqualTo(new Mention.GroupHandle("career-oncall"));
        assertThat(Mention.of("oncall-primary@example.com")).isEqualTo(new Mention.Email("oncall-primary@example.com"));
        assertThat(Mention.of("schedule:career-primary")).isEqualTo(new Mention.OnCall("career-primary"));
        assertThat(Mention.of("schedule:career-primary").written()).isEqualTo("schedule:career-primary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@here",
                "@channel",
                "@everyone",
                "<!here>",
                "<@U024BE7LH>",
                "@a b",
                "",
                "oncall",
                "a@b|c",
                "schedule:",
                "schedule:A B"
            })
    void nothingElseIsAMention(String text) {
        assertThatThrownBy(() -> Mention.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a mention must be");
    }
}
