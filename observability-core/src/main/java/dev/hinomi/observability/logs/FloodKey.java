package dev.hinomi.observability.logs;

/**
 * What makes two lines the same.
 *
 * @param logger the name of the logger
 * @param template the message before its arguments are filled in; of a long one the beginning and a hash
 * @param fingerprint of the failure, 0 without one
 */
record FloodKey(String logger, String template, long fingerprint) {
    private static final int MOST_CHARS = 256;

    static FloodKey of(String logger, String template, long fingerprint) {
        String bounded = template.length() <= MOST_CHARS
                ? template
                : template.substring(0, MOST_CHARS) + "… #" + Integer.toHexString(template.hashCode());
        return new FloodKey(logger, bounded, fingerprint);
    }
}
