package dev.hinomi.alerts.query;

/** The four operations of arithmetic, with the ordinary precedence. */
public enum Operator {
    /** Addition. */
    PLUS('+', 1) {
        @Override
        public double apply(double left, double right) {
            return left + right;
        }
    },
    /** Subtraction. */
    MINUS('-', 1) {
        @Override
        public double apply(double left, double right) {
            return left - right;
        }
    },
    /** Multiplication. */
    TIMES('*', 2) {
        @Override
        public double apply(double left, double right) {
            return left * right;
        }
    },
    /** Division; by zero it has no finite result, which callers treat as no data. */
    DIVIDED_BY('/', 2) {
        @Override
        public double apply(double left, double right) {
            return left / right;
        }
    };

    private final char symbol;
    private final int precedence;

    Operator(char symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** The result in floating point. */
    public abstract double apply(double left, double right);

    char symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }
}
