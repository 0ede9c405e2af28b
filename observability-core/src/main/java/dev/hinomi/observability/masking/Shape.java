package dev.hinomi.observability.masking;

/** What the value beside a name must look like. */
enum Shape {
    /** Whatever it is. */
    ANY(Integer.MAX_VALUE) {
        @Override
        boolean fits(byte[] text, int from, int to) {
            return true;
        }
    },

    /** 40 characters of base64, as AWS's secret access keys have. */
    AWS_SECRET_KEY(40) {
        @Override
        boolean fits(byte[] text, int from, int to) {
            int at = from;
            while (at < to && (Ascii.isAlphanumeric(text[at]) || text[at] == '/' || text[at] == '+')) {
                at++;
            }
            return at == to && to - from == 40;
        }
    },

    /** 32 hexadecimal digits of an API key, 40 of an application key, or {@code pub} and 32 of a client token. */
    DATADOG_KEY(40) {
        @Override
        boolean fits(byte[] text, int from, int to) {
            int start = Ascii.endsWith(text, from, Math.min(from + 3, to), "pub") ? from + 3 : from;
            int at = start;
            while (at < to && Ascii.isHex(text[at])) {
                at++;
            }
            return at == to && (to - start == 32 || (start == from && to - start == 40));
        }
    };

    private static final int AROUND = 16;

    private final int longest;

    Shape(int longest) {
        this.longest = longest;
    }

    /** Up to where it is worth looking for a value and its quotes. */
    int limit(int sign, int to) {
        return to - sign > longest + (long) AROUND ? sign + longest + AROUND : to;
    }

    abstract boolean fits(byte[] text, int from, int to);
}
