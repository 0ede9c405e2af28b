package dev.hinomi.observability.metrics.budget;

/** How a value is made, for people, without what it says: {@code u-1042} is {@code x-9999}. Pure. */
final class ValueShape {
    private static final int MOST = 24;

    private ValueShape() {}

    static String of(String value) {
        StringBuilder shape = new StringBuilder();
        value.codePoints().limit(MOST).map(ValueShape::shape).forEach(shape::appendCodePoint);
        return value.codePointCount(0, value.length()) > MOST
                ? shape.append('…').toString()
                : shape.toString();
    }

    private static int shape(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        return Character.isLetter(c) ? 'x' : Character.isISOControl(c) ? ' ' : c;
    }
}
