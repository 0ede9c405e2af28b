package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Sentences;
import dev.hinomi.alerts.words.Template;
import dev.hinomi.alerts.words.Wording;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private final Incidents incidents = Incidents.of("api-error-rate");

    private Notification update(Transition opened, Transition latest) {
        Action action = new Action.Update(new Receipt("C1", "1"));
        return new Notification(Incidents.TARGET, incidents.alert(), opened, latest, action, Attempt.FIRST);
    }

    private static Transition with(Transition transition, Status to, OptionalDouble value) {
        return new Transition(
                transition.to(),
                to,
                Reason.NOT_RECOVERED,
                value,
                Optional.empty(),
                Incidents.START.plusSeconds(200),
                transition.incident());
    }

    @Test
    void saysHowBadWhereWhatAndHowMuch() {
        assertThat(Headline.of(incidents.post(incidents.measure(0.073))))
                .isEqualTo("CRITICAL career-api: API error rate, 7.3% (threshold > 5%)");
    }

    @Test
    void saysThatItIsOverAndHowLongItLasted() {
        Transition fired = incidents.measure(0.073);
        assertThat(Headline.of(update(fired, incidents.measure(0.004))))
                .isEqualTo("RESOLVED career-api: API error rate, back to 0.4% after 1m");
    }

    @Test
    void saysWhenItIsOverBecauseDataStopped() {
        Transition fired = incidents.measure(0.073);
        assertThat(Headline.of(update(fired, with(fired, Status.OK, OptionalDouble.empty()))))
                .isEqualTo("RESOLVED career-api: API error rate, no data after 3m 20s");
    }

    @Test
    void doesNotCallAHealthyValueCriticalWhileItIsRecovering() {
        Transition fired = incidents.measure(0.073);
        assertThat(Headline.of(update(fired, with(fired, Status.RECOVERING, OptionalDouble.of(0.004)))))
                .isEqualTo("RECOVERING career-api: API error rate, 0.4% for now");
    }

    @Test
    void namesTheThresholdThatFiredEvenWhileTheValueIsOnItsOtherSide() {
        Transition fired = incidents.measure(0.073);
        assertThat(Headline.of(update(fired, with(fired, Status.FIRING, OptionalDouble.of(0.03)))))
                .isEqualTo("CRITICAL career-api: API error rate, 3% (threshold > 5%, not recovered yet)");
    }

    private Notification inJapanese(Notification notification, Wording wording) {
        return new Notification(
                Incidents.TARGET.with(wording),
                notification.alert(),
                notification.opened(),
                notification.latest(),
                notification.action(),
                notification.attempt());
    }

    @Test
    void saysTheSameInJapanese() {
        Wording japanese = Wording.of(Language.JAPANESE);
        Transition fired = incidents.measure(0.073);
        assertThat(Headline.of(inJapanese(incidents.post(fired), japanese)))
                .isEqualTo("重大 career-api: API error rate、7.3%（しきい値 > 5%）");
        assertThat(Headline.of(inJapanese(update(fired, incidents.measure(0.004)), japanese)))
                .isEqualTo("復旧 career-api: API error rate、1分後に 0.4% へ戻りました");
    }

    @Test
    void aRuleMayHaveASentenceOfItsOwn() {
        Wording own = Wording.of(Language.ENGLISH)
                .saying(Sentences.always(Template.parse("{{value}} of all calls of {{service}} fail")));
        assertThat(Headline.of(inJapanese(incidents.post(incidents.measure(0.073)), own)))
                .isEqualTo("CRITICAL 7.3% of all calls of career-api fail");
    }
}
