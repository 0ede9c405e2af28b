package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStatusTest {

    /** Source: docs.datadoghq.com/logs/log_configuration/processors (log status remapper). */
    @ParameterizedTest
    @CsvSource({
        "TRACE, debug",
        "DEBUG, debug",
        "verbose, debug",
        "INFO, info",
        "WARN, warn",
        "warning, warn",
        "ERROR, error",
        "err, error",
        "emerg, emergency",
        "FATAL, emergency",
        "FINE, emergency",
        "alert, alert",
        "crit, critical",
        "notice, notice",
        "OK, ok",
        "SEVERE, ok",
        "success, ok",
        "0, emergency",
        "3, error",
        "7, debug",
        "8, info",
        "exotic, info",
        "'', info"
    })
    void statusesAreRemappedAsDatadogDoes(String raw, String expected) {
        assertThat(LogStatus.remap(raw).label()).isEqualTo(expected);
    }
}
