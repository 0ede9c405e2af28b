package dev.hinomi.sandbox.web;

/** Who a route is for, which decides how it is guarded. */
public enum Surface {
    /** Senders: every request is kept in the journal, and faults apply. */
    INTAKE,
    /** People and tests: pages and controls, guarded against requests of other web sites, out of every fault's reach. */
    CONSOLE
}
