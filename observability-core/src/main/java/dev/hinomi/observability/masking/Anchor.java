package dev.hinomi.observability.masking;

import java.util.List;

/** The finders that are asked at one byte, and what must stand before it so that one of them can have an answer. */
final class Anchor {
    private static final int BYTES = 256;

    final Finder[] finders;
    final Label[] labels;
    private final boolean anywhere;
    private final boolean[] before = new boolean[BYTES];

    Anchor(List<Finder> asked) {
        finders = asked.toArray(Finder[]::new);
        labels = asked.stream().map(finder -> new Label(finder.label())).toArray(Label[]::new);
        anywhere = asked.stream().anyMatch(finder -> finder.before().isEmpty());
        asked.forEach(finder -> finder.before().chars().forEach(b -> before[b] = true));
    }

    boolean isWorthAsking(byte[] text, int floor, int at) {
        return anywhere || at > floor && before[text[at - 1] & 0xff];
    }
}
