package dev.hinomi.observability.masking;

/**
 * Who issues cards: ranges of a number's first four digits, and how many digits it can have in one piece. Of 17 digits
 * and more only those are taken that are in use, because 64-bit ids in decimal have as many.
 */
enum CardIssuer {
    VISA(4000, 4999, 13, 16),
    MASTERCARD(5100, 5599, 16, 16),
    MASTERCARD_2(2221, 2720, 16, 16),
    AMERICAN_EXPRESS_34(3400, 3499, 15, 15),
    AMERICAN_EXPRESS_37(3700, 3799, 15, 15),
    DINERS_CLUB_30(3000, 3059, 14, 16),
    DINERS_CLUB_309(3095, 3095, 14, 16),
    DINERS_CLUB_36(3600, 3699, 14, 16),
    DINERS_CLUB_38(3800, 3999, 14, 16),
    JCB(3528, 3589, 16, 16),
    DISCOVER_6011(6011, 6011, 16, 16),
    DISCOVER_64(6440, 6599, 16, 16),
    UNION_PAY(6200, 6299, 16, 19),
    UNION_PAY_81(8100, 8171, 16, 16),
    MAESTRO_50(5018, 5020, 13, 19),
    MAESTRO_5038(5038, 5038, 13, 19),
    MAESTRO_56(5600, 5899, 13, 16),
    MAESTRO_63(6304, 6304, 13, 19),
    MAESTRO_67(6759, 6763, 13, 19),
    RUPAY_60(6000, 6099, 16, 16),
    RUPAY_82(8172, 8299, 16, 16),
    MIR(2200, 2204, 16, 16),
    TROY(9792, 9792, 16, 16);

    private static final CardIssuer[] ALL = values();

    private final int first;
    private final int last;
    private final int fewest;
    private final int most;

    CardIssuer(int first, int last, int fewest, int most) {
        this.first = first;
        this.last = last;
        this.fewest = fewest;
        this.most = most;
    }

    /** Whether some issuer has numbers that begin with these four digits. */
    static boolean issues(int firstFour) {
        for (CardIssuer issuer : ALL) {
            if (issuer.has(firstFour)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some issuer has numbers of so many digits that begin with these four. */
    static boolean issues(int firstFour, int digits) {
        for (CardIssuer issuer : ALL) {
            if (issuer.has(firstFour)) {
                return digits >= issuer.fewest && digits <= issuer.most;
            }
        }
        return false;
    }

    boolean has(int firstFour) {
        return firstFour >= first && firstFour <= last;
    }
}
