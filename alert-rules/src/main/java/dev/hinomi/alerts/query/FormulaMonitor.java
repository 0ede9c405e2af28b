package dev.hinomi.alerts.query;

import java.util.Optional;

/**
 * A monitor over named queries, which stand in its options: {@code formula("2 * query1").rollup("avg").last("1h") > 3}.
 *
 * @param formula what is computed from them
 * @param chain over what time
 * @param ending what stands at its end, if anything
 * @param span the whole query
 */
public record FormulaMonitor(Expression formula, Chain chain, Optional<Ending> ending, Span span)
        implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        boolean cost = chain.calls().stream().anyMatch(call -> ChainCalls.COST.contains(call.name()));
        return cost ? MonitorKind.COST : MonitorKind.FORMULA;
    }

    @Override
    public String reason() {
        return "its named queries live in the monitor's options";
    }

    @Override
    public String canonical() {
        return "formula(\"" + formula.canonical() + "\")" + chain.canonical() + Ending.canonical(ending);
    }
}
