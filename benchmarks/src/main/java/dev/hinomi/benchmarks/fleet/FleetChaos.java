package dev.hinomi.benchmarks.fleet;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Eight processes see the same thousand incidents, while Slack refuses and loses answers, and whoever sends is killed now and then; then
 * the same with a webhook, which nobody can ask what has arrived.
 */
public final class FleetChaos implements Run {
    private static final int PROCESSES = 8;
    private static final int INCIDENTS = 1_000;
    private static final int CHANNELS = 100;
    private static final int KILLED_AT_PERCENT = 4;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofMinutes(12);
    private static final Duration LATE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "fleet-chaos";
    }

    @Override
    public String what() {
        return "8 processes see the same 1000 incidents; 15 % of requests are answered 429 or 503, 7 % of answers are lost, the sender is "
                + "killed at 4 % of messages: 0 lost, 0 twice; a webhook: 0 lost, no more twice than answers lost and senders followed by another";
    }

    @Override
    public Figures run() throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("processes", PROCESSES);
        values.put("incidents", INCIDENTS);
        boolean slack = slack(values);
        System.err.println("In Slack: " + values);
        boolean webhook = webhook(values);
        return new Figures(values, slack && webhook);
    }

    private static Rulebook rulebook() {
        Rulebook rulebook = new Rulebook();
        for (int incident = 0; incident < INCIDENTS; incident++) {
            Duration from = FIRST.plus(BETWEEN.multipliedBy(incident));
            rulebook.rule("r" + incident, incident % CHANNELS, from, LONGEST.multipliedBy(2), "");
        }
        return rulebook;
    }

    private static boolean slack(Map<String, Object> values) throws Exception {
        try (Fleet fleet = Fleet.inSlack(CHANNELS).follows(rulebook(), CHANNELS).dyingAt(KILLED_AT_PERCENT)) {
            FaultTarget target = new FaultTarget("slack");
            fleet.sandbox()
                    .faults()
                    .add(Fault.of(target, new FaultAction.Status(429, 1)).hitting(8));
            fleet.sandbox()
                    .faults()
                    .add(Fault.of(target, new FaultAction.Status(503, null)).hitting(8));
            fleet.sandbox()
                    .faults()
                    .add(Fault.of(target, new FaultAction.LoseAnswer()).hitting(8));
            int killed = live(fleet, () -> fleet.byRule().size() + fleet.folded());
            Map<String, Integer> told = fleet.byRule();
            int folded = fleet.folded();
            int lost = Math.max(0, INCIDENTS - told.size() - folded);
            Map<String, Integer> calledLater = fleet.calledLater();
            int twice =
                    Fleet.repeated(told) + Fleet.repeated(calledLater) + Math.max(0, told.size() + folded - INCIDENTS);
            values.put("slack_lost", lost);
            values.put("slack_twice", twice);
            values.put("slack_alone", told.size());
            values.put("slack_folded", folded);
            values.put("slack_called_later", calledLater.size());
            values.put("slack_killed", killed);
            values.put("slack_hand_overs", fleet.handOvers());
            fleet.sandbox().faults().active().forEach(fault -> values.put("slack_" + fault.label(), fault.applied()));
            values.put("slack_seconds", fleet.elapsed().toSeconds());
            return lost == 0 && twice == 0;
        }
    }

    private static boolean webhook(Map<String, Object> values) throws Exception {
        try (Receiver receiver = Receiver.start();
                Fleet fleet = Fleet.atWebhook(receiver.address())
                        .follows(rulebook(), CHANNELS)
                        .dyingAt(KILLED_AT_PERCENT)) {
            int killed = live(fleet, receiver::told);
            int lost = INCIDENTS - receiver.told();
            values.put("webhook_lost", lost);
            values.put("webhook_twice", receiver.twice());
            values.put("webhook_killed", killed);
            values.put("webhook_answers_lost", receiver.answersLost());
            values.put("webhook_hand_overs", fleet.handOvers());
            values.put("webhook_seconds", fleet.elapsed().toSeconds());
            return lost == 0 && receiver.twice() <= receiver.answersLost() + fleet.handOvers();
        }
    }

    /** Until all is told and nothing comes late; how many processes were killed. */
    private static int live(Fleet fleet, IntSupplier told) throws Exception {
        for (int process = 0; process < PROCESSES; process++) {
            fleet.begin("i-" + process);
        }
        int killed = 0;
        while (told.getAsInt() < INCIDENTS && fleet.elapsed().compareTo(LONGEST) < 0) {
            fleet.awaitUntil(fleet.elapsed().plusSeconds(1), () -> false);
            killed += fleet.keepAlive();
        }
        fleet.awaitUntil(fleet.elapsed().plus(LATE), () -> false);
        return killed;
    }
}
