package dev.hinomi.alerts.engine;

import java.util.OptionalLong;

/** When an engine evaluates alerts that others may evaluate too. Asked at every step: must be quick and never throw. */
@FunctionalInterface
public interface Turn {

    /** Nobody else evaluates them. */
    Turn ALWAYS = () -> OptionalLong.of(0);

    /** The number of the present turn, a new one for every time that it comes back; empty while it is somebody else's. */
    OptionalLong number();
}
