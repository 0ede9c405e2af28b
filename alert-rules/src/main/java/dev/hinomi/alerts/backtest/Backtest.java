package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules over recorded series in virtual time: the engine that a process runs, stepped by hand as fast as it can. The same rules and
 * series always come to the same. A point counts at the first step that is not before it; while there is none, data are missing.
 *
 * <p>Not safe for use by several threads.
 */
public final class Backtest {

    private final LoadedRules rules;
    private final History history;
    private final Grid grid;
    private final ManualClock clock;
    private final Ledger ledger;
    private final Mailbox mailbox;
    private final AlertEngine engine;
    private boolean begun;

    /**
     * A backtest that has not begun.
     *
     * @param rules what is evaluated, and who is told
     * @param history over what
     * @param grid when
     * @param listener is told of everything, at the virtual time
     */
    public Backtest(LoadedRules rules, History history, Grid grid, AlertListener listener) {
        this.rules = rules;
        this.history = history;
        this.grid = grid;
        this.clock = ManualClock.at(grid.start());
        this.ledger = new Ledger(rules.rules());
        this.mailbox = new Mailbox(rules.targets(), clock);
        this.engine = new AlertEngine(
                rules.ruleSet(),
                new Replay(history, clock, grid.step()),
                AlertListener.all(List.of(ledger, mailbox, listener)),
                new Pace(grid.step(), clock),
                ledger);
    }

    /** The time of the latest step. */
    public Instant now() {
        return clock.instant();
    }

    /** Evaluates at every step that was not, up to this moment and including it. */
    public void runUntil(Instant moment) {
        while (!next().isAfter(moment)) {
            step();
        }
    }

    private Instant next() {
        return begun ? now().plus(grid.step()) : now();
    }

    private void step() {
        if (begun) {
            clock.advance(grid.step());
        }
        begun = true;
        engine.evaluateNow(Duration.ZERO);
        mailbox.send();
    }

    /** How the alerts of a rule stand now, by group; empty before the first step and for a rule without groups yet. */
    public Map<Tags, Situation> situations(String rule) {
        return ledger.situations(rule);
    }

    /** What channels were told so far, in order. */
    public List<Message> messages() {
        return Collections.unmodifiableList(mailbox.messages());
    }

    /** Why an alert stands as it does now; empty when there is no such alert. */
    public Optional<Explanation> explain(String rule, Tags group) {
        return Optional.ofNullable(situations(rule).get(group))
                .map(situation -> new Explainer(rules, history, grid).explain(situation, this, ledger.failure(rule)));
    }
}
