package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.state.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The rules whose alerts are kept together. Not safe for use by several threads. */
final class Section {

    private final Predicate<String> mine;
    private final Wards.Ward ward;
    private final Memory memory;
    private Map<String, RuleEvaluation> rules = Map.of();
    private List<RuleEvaluation> inOrder = List.of();
    private OptionalLong turn = OptionalLong.empty();

    /** @param mine whether the rule with this id belongs to it */
    Section(Predicate<String> mine, Wards.Ward ward, Memory memory) {
        this.mine = mine;
        this.ward = ward;
        this.memory = memory;
    }

    /**
     * Goes on with these rules, as far as they are its own.
     *
     * @param whole whether a rule that is not among them is gone
     */
    void follow(Map<String, RuleEvaluation> all, boolean whole, Instant now) {
        Map<String, RuleEvaluation> own = new LinkedHashMap<>();
        all.forEach((id, rule) -> {
            if (mine.test(id)) {
                own.put(id, rule);
            }
        });
        memory.reloaded(rules, own, id -> fate(all.containsKey(id), whole), now);
        rules = own;
        inOrder = new ArrayList<>(own.values());
    }

    /** Why a rule that is not among these any more has ended; empty when it may have been left out because of an error. */
    private static Optional<Reason> fate(boolean elsewhere, boolean whole) {
        if (elsewhere) {
            return Optional.of(Reason.RULE_CHANGED);
        }
        return whole ? Optional.of(Reason.RULE_REMOVED) : Optional.empty();
    }

    List<RuleEvaluation> rules() {
        return inOrder;
    }

    /** Whether they are evaluated here now. Whoever's turn it is begins with what was kept last, by whomever. */
    boolean isReady(Instant now) {
        OptionalLong current = ward.turn().number();
        if (!current.equals(turn)) {
            inOrder.forEach(RuleEvaluation::forgetAll);
            memory.forgetAll();
            turn = current;
        }
        return current.isPresent() && memory.isReady(rules, now);
    }

    void skip(Duration gap) {
        inOrder.forEach(rule -> rule.skip(gap));
    }

    void save(Instant now) {
        memory.save(inOrder, now);
    }
}
