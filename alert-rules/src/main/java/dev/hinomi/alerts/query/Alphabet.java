package dev.hinomi.alerts.query;

/** The characters that words of one kind are made of. */
enum Alphabet {
    /** Functions, aggregators, metric names. */
    NAME {
        @Override
        boolean holds(char character) {
            return isAsciiLetter(character) || isDigit(character) || character == '_' || character == '.';
        }
    },
    /** Names after a dot or inside a reducer. */
    IDENTIFIER {
        @Override
        boolean holds(char character) {
            return isAsciiLetter(character) || isDigit(character) || character == '_';
        }
    },
    /** The first word of a query, such as {@code ci-pipelines}. */
    HEAD {
        @Override
        boolean holds(char character) {
            return IDENTIFIER.holds(character) || character == '-';
        }
    },
    /** Tags and their wildcards and template variables. */
    TAG {
        @Override
        boolean holds(char character) {
            return Character.isLetterOrDigit(character) || "_-:./*$@".indexOf(character) >= 0;
        }
    },
    DIGITS {
        @Override
        boolean holds(char character) {
            return isDigit(character);
        }
    };

    abstract boolean holds(char character);

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isAsciiLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
