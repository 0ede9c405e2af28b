package dev.hinomi.observability.events;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Keys that gather events: two that differ must still differ when they are shortened. */
final class EventKey {
    private static final int DIGITS = 8;

    private EventKey() {}

    static String within(String key, int most) {
        if (key.length() <= most) {
            return key;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(key.getBytes(StandardCharsets.UTF_8));
        return key.substring(0, most - DIGITS) + HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
