package dev.hinomi.benchmarks.fleet;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All instances are replaced, one after the other, while rules fire: first each by a process of the same name, then each by one of a new
 * name, as a deployment does; every other one is killed. What only the old names saw has to end in the meantime, and ends nothing.
 */
public final class FleetRestart implements Run {
    private static final int PROCESSES = 4;
    private static final List<String> WAITS = List.of(
            "",
            "for: 5s",
            "for: 20s",
            "keep_firing_for: 10s",
            "for: 5s, keep_firing_for: 10s",
            "for: 20s, keep_firing_for: 30s");
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofMinutes(8);
    private static final Duration BETWEEN = Duration.ofSeconds(12);

    @Override
    public String name() {
        return "fleet-restart";
    }

    @Override
    public String what() {
        return "4 processes are replaced one by one while 6 rules with every kind of for and keep_firing_for fire, by the same names, then "
                + "by new ones, every other one killed: 0 extra pages, 0 false ends, every true end told";
    }

    @Override
    public Figures run() throws Exception {
        Rulebook rulebook = new Rulebook();
        for (int rule = 0; rule < WAITS.size(); rule++) {
            rulebook.rule("r" + rule, rule, FIRST, END, WAITS.get(rule));
        }
        try (Fleet fleet = Fleet.inSlack(WAITS.size()).follows(rulebook, WAITS.size())) {
            for (int process = 0; process < PROCESSES; process++) {
                fleet.begin("a-" + process);
            }
            fleet.awaitUntil(Duration.ofMinutes(2), () -> fleet.byRule().size() == WAITS.size());
            Duration told = fleet.elapsed();
            replaceAll(fleet, "a-", "a-");
            replaceAll(fleet, "a-", "b-");
            fleet.awaitUntil(END.minusSeconds(2), () -> false);
            long falseEnds = ended(fleet);
            fleet.awaitUntil(END.plusMinutes(3), () -> ended(fleet) == WAITS.size());
            int pages = fleet.messages().size();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("processes", PROCESSES);
            values.put("rules", WAITS.size());
            values.put("replaced", 2 * PROCESSES);
            values.put("all_told_after_seconds", told.toSeconds());
            values.put("extra_pages", pages - WAITS.size());
            values.put("false_ends", falseEnds);
            values.put("true_ends", ended(fleet));
            return new Figures(values, pages == WAITS.size() && falseEnds == 0 && ended(fleet) == WAITS.size());
        }
    }

    private static void replaceAll(Fleet fleet, String old, String next) throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            if (process % 2 == 0) {
                fleet.end(old + process);
            } else {
                fleet.kill(old + process);
            }
            fleet.begin(next + process);
            fleet.awaitUntil(fleet.elapsed().plus(BETWEEN), () -> false);
        }
    }

    /** How many messages say that it is over, or said so at any time. */
    private static long ended(Fleet fleet) {
        return fleet.messages().stream().filter(FleetRestart::everEnded).count();
    }

    private static boolean everEnded(SlackMessage message) {
        return message.versions().stream().anyMatch(version -> version.text().contains("RESOLVED"));
    }
}
