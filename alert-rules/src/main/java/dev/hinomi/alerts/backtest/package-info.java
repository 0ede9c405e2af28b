/** Rules over recorded series in virtual time: the engine itself, with a clock that is cranked from step to step. */
@NullMarked
package dev.hinomi.alerts.backtest;

import org.jspecify.annotations.NullMarked;
