package dev.hinomi.alerts.slack;

import com.google.gson.JsonObject;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import dev.hinomi.alerts.notify.Answers;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what was pressed. Who pressed in vain is told so, visibly to nobody else. Called on one thread. */
final class PressedButtons implements Consumer<JsonObject> {

    private static final Logger LOG = LoggerFactory.getLogger(PressedButtons.class);

    private final SlackApi api;
    private final Answers answers;
    private final String service;
    private final InstantSource clock;

    /**
     * @param api through which whoever pressed in vain is told
     * @param answers what becomes of it
     * @param service who answers
     * @param clock tells until when something is silent
     */
    PressedButtons(SlackApi api, Answers answers, String service, InstantSource clock) {
        this.api = api;
        this.answers = answers;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public void accept(JsonObject payload) {
        Press.of(payload).ifPresent(press -> {
            if (!isDone(press)) {
                tellUnknown(press);
            }
        });
    }

    private boolean isDone(Press press) {
        return press.value().filter(value -> isDone(value.wish(), press)).isPresent();
    }

    private boolean isDone(Buttons.Wish wish, Press press) {
        if (wish instanceof Buttons.Wish.Silence silence) {
            Instant until = press.at(clock.instant()).plus(silence.length());
            return answers.silence(silence.incident(), press.by(), until);
        }
        return wish instanceof Buttons.Wish.AcknowledgeAll all
                ? answers.acknowledgeStorm(all.storm(), press.by())
                : answers.acknowledge(((Buttons.Wish.Acknowledge) wish).incident(), press.by());
    }

    private void tellUnknown(Press press) {
        Wording wording = Wording.of(press.value().map(Buttons.Value::language).orElse(Language.ENGLISH));
        String text = wording.say("press.unknown", Map.of("service", SlackText.written(service, 100)));
        SlackAnswer answer = api.call(
                methods -> methods.chatPostEphemeral(
                        request -> request.channel(press.place().channel())
                                .user(press.user())
                                .threadTs(press.place().thread().orElse(null))
                                .text(text)),
                (ChatPostEphemeralResponse response) -> new SlackAnswer.Accepted("", ""));
        if (!(answer instanceof SlackAnswer.Accepted)) {
            LOG.debug("Whoever pressed a button of an unknown incident could not be told so: {}", answer);
        }
    }
}
