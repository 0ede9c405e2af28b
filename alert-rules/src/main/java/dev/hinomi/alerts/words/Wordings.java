package dev.hinomi.alerts.words;

import java.util.HashMap;
import java.util.Map;

/**
 * How somebody is told of each rule.
 *
 * @param usual how they are told of a rule that has no words of its own, and of many incidents at once
 * @param ofRules how they are told of rules that have, by the rule's id
 */
public record Wordings(Wording usual, Map<String, Wording> ofRules) {

    /** Takes its own copy. */
    public Wordings {
        ofRules = Map.copyOf(ofRules);
    }

    /** The same for every rule. */
    public static Wordings of(Wording usual) {
        return new Wordings(usual, Map.of());
    }

    /** How they are told of a rule. */
    public Wording of(String rule) {
        return ofRules.getOrDefault(rule, usual);
    }

    /** The same with words of its own for one rule. */
    public Wordings with(String rule, Wording own) {
        Map<String, Wording> more = new HashMap<>(ofRules);
        more.put(rule, own);
        return new Wordings(usual, more);
    }
}
