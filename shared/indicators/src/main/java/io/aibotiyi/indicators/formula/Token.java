package io.aibotiyi.indicators.formula;

/**
 * A piece of the text.
 *
 * @param text as written; of a string without its quotes
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        NUMBER,
        NAME,
        STRING,
        SYMBOL,
        LINE_END,
        END
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }

    /** True if a line cannot end here. */
    boolean wantsMore() {
        return is("and")
                || is("or")
                || is("not")
                || (kind == Kind.SYMBOL && !text.equals(")") && !text.equals("]"));
    }

    /** As it is called in a message. */
    String words() {
        return switch (kind) {
            case LINE_END -> "the end of the line";
            case END -> "the end of the formula";
            default -> '"' + text + '"';
        };
    }
}
