package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.util.Optional;

/**
 * An entry below {@code on_call} of a rule file: what {@code schedule:name} means.
 *
 * @param name what mentions call it
 * @param source where it is known who is on call
 * @param night hours in which not everything calls people
 * @param fallback who is called when nobody is on call, or nobody can be found
 * @param origin where it is defined, such as {@code rules.yml:25:5}, for messages about it
 */
public record NamedSchedule(
        String name, OnCallSource source, Optional<NightPolicy> night, Optional<Mention> fallback, String origin) {}
