package dev.hinomi.benchmarks.rules;

import java.util.List;
import java.util.Random;

/** Damages texts, and makes some up. */
final class Mutations {
    private static final String CHARACTERS =
            "(){}[]\"'\\.,:;!&|<>=+-*/ \t\n_$@#%~^?09azAZ\u00e9\u3042\u0000\ufeff\ud83d";
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 80;

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** One of the texts with some characters and parts taken out, put in or moved; every tenth is nothing but random characters. */
    String of(List<String> texts) {
        if (random.nextInt(10) == 0) {
            return characters(random.nextInt(LONGEST));
        }
        String text = texts.get(random.nextInt(texts.size()));
        StringBuilder damaged = new StringBuilder(text);
        for (int change = random.nextInt(MOST_CHANGES); change >= 0 && damaged.length() > 0; change--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(5)));
                case 1 -> damaged.insert(at, characters(1 + random.nextInt(3)));
                case 2 -> damaged.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> {
                    String other = texts.get(random.nextInt(texts.size()));
                    int from = random.nextInt(other.length());
                    damaged.insert(at, other, from, from + random.nextInt(Math.min(40, other.length() - from) + 1));
                }
            }
        }
        return damaged.toString();
    }

    private String characters(int count) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
