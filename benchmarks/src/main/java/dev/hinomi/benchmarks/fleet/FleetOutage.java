package dev.hinomi.benchmarks.fleet;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slack is away for ten minutes of real time, and all processes are killed twice meanwhile. */
public final class FleetOutage implements Run {
    private static final int INCIDENTS = 200;
    private static final int CHANNELS = 20;
    private static final Duration BEGINS = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofMinutes(10);
    private static final Duration BETWEEN = OUTAGE.dividedBy(INCIDENTS);
    private static final long LONGEST_CATCHING_UP_SECONDS = 60;

    @Override
    public String name() {
        return "slack-outage-killed";
    }

    @Override
    public String what() {
        return "Slack answers nothing for 5 min and 503 for 5 min while 200 incidents begin, and both instances are killed twice: 0 lost, 0 "
                + "twice, all told within 60 s after it is back";
    }

    @Override
    public Figures run() throws Exception {
        Rulebook rulebook = new Rulebook();
        for (int incident = 0; incident < INCIDENTS; incident++) {
            Duration from = BEGINS.plusSeconds(5).plus(BETWEEN.multipliedBy(incident));
            rulebook.rule("r" + incident, incident % CHANNELS, from, OUTAGE.multipliedBy(3), "");
        }
        try (Fleet fleet = Fleet.inSlack(CHANNELS).follows(rulebook, CHANNELS)) {
            fleet.begin("i-0");
            fleet.begin("i-1");
            fleet.awaitUntil(BEGINS, () -> false);
            FaultTarget target = new FaultTarget("slack");
            Duration half = OUTAGE.dividedBy(2);
            fleet.sandbox()
                    .faults()
                    .add(Fault.of(target, new FaultAction.Hang()).during(half));
            fleet.awaitUntil(BEGINS.plus(half.dividedBy(2)), () -> false);
            killBoth(fleet);
            fleet.awaitUntil(BEGINS.plus(half), () -> false);
            fleet.sandbox()
                    .faults()
                    .add(Fault.of(target, new FaultAction.Status(503, null)).during(half));
            fleet.awaitUntil(BEGINS.plus(half).plus(half.dividedBy(2)), () -> false);
            killBoth(fleet);
            Duration back = BEGINS.plus(OUTAGE);
            fleet.awaitUntil(back.plusMinutes(3), () -> told(fleet) >= INCIDENTS);
            long caughtUp = fleet.elapsed().minus(back).toSeconds();
            fleet.awaitUntil(fleet.elapsed().plusSeconds(20), () -> false);
            int told = told(fleet);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("incidents", INCIDENTS);
            values.put("killed", 4);
            values.put("lost", Math.max(0, INCIDENTS - told));
            int twice = Math.max(0, told - INCIDENTS)
                    + Fleet.repeated(fleet.byRule())
                    + Fleet.repeated(fleet.calledLater());
            values.put("twice", twice);
            values.put("messages", fleet.messages().size());
            values.put("folded", fleet.folded());
            values.put("all_told_after_seconds", caughtUp);
            return new Figures(values, told == INCIDENTS && twice == 0 && caughtUp <= LONGEST_CATCHING_UP_SECONDS);
        }
    }

    private static void killBoth(Fleet fleet) throws Exception {
        for (String name : new String[] {"i-0", "i-1"}) {
            fleet.kill(name);
            fleet.begin(name);
        }
    }

    private static int told(Fleet fleet) {
        return fleet.byRule().size() + fleet.folded();
    }
}
