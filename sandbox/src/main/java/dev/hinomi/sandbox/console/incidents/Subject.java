package dev.hinomi.sandbox.console.incidents;

/**
 * What an incident is about.
 *
 * @param service the service; empty when it is not known
 * @param env its environment; empty when none was sent
 * @param rule the rule's id
 * @param group the group; empty for a rule without groups
 */
public record Subject(String service, String env, String rule, String group) {

    static Subject ofRule(String rule) {
        return new Subject("", "", rule, "");
    }
}
