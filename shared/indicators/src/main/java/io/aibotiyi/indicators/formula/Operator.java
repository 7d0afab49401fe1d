package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Line;

/** The operators and the functions that look at one bar only. Unknown in, unknown out. */
enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    POWER,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    NOT_EQUAL,
    AND,
    OR,
    MIN,
    MAX,
    NEGATE,
    NOT,
    ABS,
    SQRT,
    LOG,
    LOG10,
    EXP,
    ROUND,
    FLOOR,
    CEIL,
    SIGN;

    /** The result; NaN where a value is unknown or the result is none or too large. */
    double of(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        double result =
                switch (this) {
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    case DIVIDE -> a / b;
                    case REMAINDER -> a % b;
                    case POWER -> Math.pow(a, b);
                    case LESS -> truth(a < b);
                    case LESS_OR_EQUAL -> truth(a <= b);
                    case GREATER -> truth(a > b);
                    case GREATER_OR_EQUAL -> truth(a >= b);
                    case EQUAL -> truth(a == b);
                    case NOT_EQUAL -> truth(a != b);
                    case AND -> truth(a != 0 && b != 0);
                    case OR -> truth(a != 0 || b != 0);
                    case MIN -> Math.min(a, b);
                    case MAX -> Math.max(a, b);
                    case NEGATE -> -a;
                    case NOT -> truth(a == 0);
                    case ABS -> Math.abs(a);
                    case SQRT -> Math.sqrt(a);
                    case LOG -> Math.log(a);
                    case LOG10 -> Math.log10(a);
                    case EXP -> Math.exp(a);
                    case ROUND -> Math.rint(a);
                    case FLOOR -> Math.floor(a);
                    case CEIL -> Math.ceil(a);
                    case SIGN -> Math.signum(a);
                };
        return Line.usable(result) ? result : Double.NaN;
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
