package dev.hinomi.observability.masking;

import java.util.Arrays;

/**
 * International bank account numbers: a country, the length that it has there, and a remainder of 1 by 97 (ISO 13616-1).
 * In capitals, in one piece or with a space or hyphen after every four.
 */
final class Iban implements Finder {
    private static final int LETTERS = 26;
    private static final int GROUP = 4;
    private static final String COUNTRIES =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 "
                    + "CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
                    + "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 "
                    + "MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 "
                    + "SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private final byte[] lengths = new byte[LETTERS * LETTERS];

    Iban() {
        Arrays.stream(COUNTRIES.split(" ", -1)).forEach(country -> {
            int code = code((byte) country.charAt(0), (byte) country.charAt(1));
            lengths[code] = Byte.parseByte(country.substring(2));
        });
    }

    @Override
    public String anchors() {
        return "0123456789";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Ascii.isUpper(before);
    }

    @Override
    public String label() {
        return "[iban]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int start = at - 2;
        if (start < floor
                || !Ascii.isUpper(text[start])
                || !Ascii.isUpper(text[start + 1])
                || Ascii.isAlphanumericAt(text, start - 1, floor, to)) {
            return Span.NONE;
        }
        int length = lengths[code(text[start], text[start + 1])];
        int end = length == 0 ? start : end(text, start, to, length);
        if (end == to && end > start && characters(text, start, end) < length) {
            return Span.open(start);
        }
        boolean found =
                end > start && !Ascii.isAlphanumericAt(text, end, start, to) && hasCheckDigits(text, start, end);
        return found ? Span.of(start, end) : Span.NONE;
    }

    private static int code(byte first, byte second) {
        return (first - 'A') * LETTERS + second - 'A';
    }

    /** Where so many characters end; the start if something else stands between them. */
    private static int end(byte[] text, int start, int to, int length) {
        int at = start;
        for (int taken = 0; taken < length && at < to; at++) {
            if (Ascii.isUpper(text[at]) || Ascii.isDigit(text[at])) {
                taken++;
            } else if (taken % GROUP != 0 || (text[at] != ' ' && text[at] != '-')) {
                return start;
            }
        }
        return at;
    }

    private static int characters(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Ascii.isAlphanumeric(text[i]) ? 1 : 0;
        }
        return count;
    }

    /** The first four characters count as the last. */
    private static boolean hasCheckDigits(byte[] text, int start, int end) {
        return remainder(text, start, start + GROUP, remainder(text, start + GROUP, end, 0)) == 1;
    }

    private static int remainder(byte[] text, int from, int to, int before) {
        int remainder = before;
        for (int i = from; i < to; i++) {
            if (Ascii.isDigit(text[i])) {
                remainder = (remainder * 10 + text[i] - '0') % 97;
            } else if (Ascii.isUpper(text[i])) {
                remainder = (remainder * 100 + text[i] - 'A' + 10) % 97;
            }
        }
        return remainder;
    }
}
