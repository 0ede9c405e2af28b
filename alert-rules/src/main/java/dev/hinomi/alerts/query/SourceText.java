package dev.hinomi.alerts.query;

/** A quoted text of the source without its escapes, which still knows where each of its characters stands. */
final class SourceText {

    private final String text;
    private final int[] offsets;

    private SourceText(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /**
     * Reads the text between two quotes. Only an escaped quote loses its backslash: all other backslashes belong to the language
     * of the search.
     *
     * @param open where the opening quote stands
     * @param close where the closing one stands
     */
    static SourceText between(String source, int open, int close) {
        StringBuilder text = new StringBuilder(close - open);
        int[] offsets = new int[close - open];
        char quote = source.charAt(open);
        for (int index = open + 1; index < close; index++) {
            if (source.charAt(index) == '\\' && index + 1 < close) {
                if (source.charAt(index + 1) != quote && source.charAt(index + 1) != '"') {
                    offsets[text.length()] = index;
                    text.append('\\');
                }
                index++;
            }
            offsets[text.length()] = index;
            text.append(source.charAt(index));
        }
        offsets[text.length()] = close;
        return new SourceText(text.toString(), offsets);
    }

    String text() {
        return text;
    }

    /** Where in the source the character of this index stands; the index after the last one is the closing quote. */
    int offset(int index) {
        return offsets[index];
    }

    /** The text in double quotes, with those inside it escaped. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\' && index + 1 < text.length()) {
                quoted.append(character).append(text.charAt(++index));
            } else {
                quoted.append(character == '"' ? "\\\"" : String.valueOf(character));
            }
        }
        return quoted.append('"').toString();
    }
}
