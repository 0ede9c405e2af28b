package dev.hinomi.observability.masking;

/** What the value beside a name must look like. */
interface Shape {
    /** Whatever it is. */
    Shape ANY = (text, from, to) -> true;

    /** 40 characters of base64, as AWS's secret access keys have. */
    Shape AWS_SECRET_KEY = (text, from, to) -> {
        int at = from;
        while (at < to && (Ascii.isAlphanumeric(text[at]) || text[at] == '/' || text[at] == '+')) {
            at++;
        }
        return at == to && to - from == 40;
    };

    /** 32 hexadecimal digits of an API key, 40 of an application key, or {@code pub} and 32 of a client token. */
    Shape DATADOG_KEY = (text, from, to) -> {
        int start = Ascii.endsWith(text, from, Math.min(from + 3, to), "pub") ? from + 3 : from;
        int at = start;
        while (at < to && Ascii.isHex(text[at])) {
            at++;
        }
        return at == to && (to - start == 32 || start == from && to - start == 40);
    };

    /** Whether it can be one. */
    boolean fits(byte[] text, int from, int to);
}
