package dev.hinomi.alerts.oncall;

/** Where it is known who is on call: the rule file, or Datadog. */
public sealed interface OnCallSource permits Schedule, OnCallSource.InDatadog {

    /**
     * A schedule of Datadog On-Call.
     *
     * @param id its id, as in the address of its page
     */
    record InDatadog(String id) implements OnCallSource {}
}
