package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Sentences;
import dev.hinomi.alerts.words.Wording;
import java.util.Optional;

/**
 * In which language and words somebody wants to be told, as far as a file says it.
 *
 * @param language the language
 * @param sentences sentences in place of the shipped ones
 */
record OwnWords(Optional<Language> language, Sentences sentences) {

    boolean isEmpty() {
        return language.isEmpty() && sentences.isEmpty();
    }

    /** These, and where they say nothing, the usual ones; but never a sentence in another language. */
    Wording over(Wording usual) {
        Wording spoken =
                language.filter(own -> own != usual.language()).map(Wording::of).orElse(usual);
        return sentences.isEmpty() ? spoken : spoken.saying(sentences);
    }
}
