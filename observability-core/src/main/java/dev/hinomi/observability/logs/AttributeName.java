package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;

/**
 * A name that an application gave to an attribute.
 *
 * @param written the name as it stands in the line
 * @param json the same, encoded
 * @param secrecy how much of its values is shown
 */
record AttributeName(String written, JsonFragment json, Secrecy secrecy) {
    /** What cannot be a name. */
    static final AttributeName NONE = of("", Secrecy.HIDDEN);

    private static final char REPLACEMENT = '\ufffd';

    static AttributeName of(String written, Secrecy secrecy) {
        return new AttributeName(written, JsonFragment.name(written), secrecy);
    }

    /** A name that is not too long, and reads back as it is: two names that are written alike are equal. */
    static String bounded(String name) {
        String cut = name.length() <= LogLimits.NAME_CHARS ? name : name.substring(0, LogLimits.NAME_CHARS);
        for (int i = 0; i < cut.length(); i++) {
            if (Character.isSurrogate(cut.charAt(i))) {
                return withoutLoneSurrogates(cut);
            }
        }
        return cut;
    }

    /** Whether it cannot be a name. */
    boolean isNone() {
        return written.isEmpty();
    }

    boolean isWrittenAs(AttributeName other) {
        return written.equals(other.written());
    }

    private static String withoutLoneSurrogates(String name) {
        return name.codePoints()
                .map(c -> Character.isBmpCodePoint(c) && Character.isSurrogate((char) c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
