package dev.hinomi.benchmarks.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A rule file that is written rule by rule. */
final class Rulebook {

    private final StringBuilder rules = new StringBuilder("service: career-api\nteam: career\nrules:\n");
    private int count;

    /** A rule that fires from one moment of the run to another, told in the channel of this number. */
    Rulebook rule(String id, int channel, Duration from, Duration to, String further) {
        rules.append(String.format(
                Locale.ROOT,
                "  - { id: %s, title: %s, query: \"max(last_1m):max:%s{*}\", critical: \"> 0\", notify: c%d%s }%n",
                id,
                id,
                Script.metric(count++, from, to),
                channel,
                further.isEmpty() ? "" : ", " + further));
        return this;
    }

    /** The file, with so many targets that call people. */
    Path write(Path folder, int targets) throws IOException {
        StringBuilder all = new StringBuilder(rules).append("notify:\n");
        for (int channel = 0; channel < targets; channel++) {
            all.append(String.format(
                    Locale.ROOT,
                    "  c%d: { slack: \"#c%d\", mention: { critical: [ \"@career-oncall\" ] } }%n",
                    channel,
                    channel));
        }
        return Files.writeString(folder.resolve("rules.yml"), all.toString());
    }
}
