package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.words.FirstWord;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Sentences;
import dev.hinomi.alerts.words.Template;
import dev.hinomi.alerts.words.TemplateException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code language} and {@code template} of a target or a rule. What is wrong in them is told in the shipped words. */
final class WordsReader {

    private static final String TEMPLATE = "template";

    private WordsReader() {}

    static OwnWords read(YamlMapping entry) {
        return new OwnWords(entry.parsed("language", Language::of), sentences(entry.ownerOf(TEMPLATE)));
    }

    private static Sentences sentences(YamlMapping owner) {
        Optional<Node> written = owner.value(TEMPLATE);
        if (written.filter(MappingNode.class::isInstance).isPresent()) {
            return owner.mapping(TEMPLATE).map(WordsReader::byFirstWord).orElse(Sentences.NONE);
        }
        return template(owner, TEMPLATE).map(Sentences::always).orElse(Sentences.NONE);
    }

    private static Sentences byFirstWord(YamlMapping all) {
        all.expectOnly(Section.TEMPLATE);
        Map<FirstWord, Template> read = new EnumMap<>(FirstWord.class);
        for (FirstWord word : FirstWord.values()) {
            template(all, word.key()).ifPresent(sentence -> read.put(word, sentence));
        }
        return new Sentences(read);
    }

    private static Optional<Template> template(YamlMapping entry, String key) {
        try {
            return entry.text(key).map(Template::parse);
        } catch (TemplateException wrong) {
            entry.findings().error(entry.path(key), entry.value(key).orElseThrow(), wrong.complaint(), wrong.remedy());
            return Optional.empty();
        }
    }
}
