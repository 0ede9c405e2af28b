package dev.hinomi.alerts.testing;

/**
 * What happened otherwise than a test expects.
 *
 * @param place where the expectation stands, such as {@code rules.test.yml:14:9}
 * @param subject which alert, and when
 * @param expected what was expected
 * @param actual what came, with its numbers
 */
public record Mismatch(String place, String subject, String expected, String actual) {

    /** One line, or more if there are several things to tell. */
    @Override
    public String toString() {
        String came = actual.startsWith("\n") ? actual : " " + actual;
        return place + ": " + subject + ": expected " + expected + " but was" + came;
    }
}
