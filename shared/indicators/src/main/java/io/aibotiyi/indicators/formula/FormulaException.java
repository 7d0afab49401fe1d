package io.aibotiyi.indicators.formula;

/**
 * A formula that cannot be used. The message shows place, line and caret, and what was probably
 * meant:
 *
 * <pre>
 * line 1, column 5: no function "emma"
 *   x = emma(close, 20)
 *       ^^^^
 * did you mean "ema"?
 * </pre>
 */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    private final String problem;
    private final int line;
    private final int column;

    private FormulaException(String message, String problem, int line, int column) {
        super(message);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /**
     * @param hint what to do about it, or empty
     */
    static FormulaException at(String text, int start, int end, String problem, String hint) {
        int from = Math.min(start, text.length());
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int lineEnd = text.indexOf('\n', from);
        String whole = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
        int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        int column = from - lineStart;
        int cut = Math.max(0, column - SHOWN / 2);
        String shown = whole.substring(cut, Math.min(whole.length(), cut + SHOWN));
        int carets = Math.clamp(end - from, 1, Math.max(1, shown.length() - (column - cut)));
        String message =
                "line "
                        + line
                        + ", column "
                        + (column + 1)
                        + ": "
                        + problem
                        + "\n  "
                        + shown.replace('\t', ' ')
                        + "\n  "
                        + " ".repeat(column - cut)
                        + "^".repeat(carets)
                        + (hint.isEmpty() ? "" : "\n" + hint);
        return new FormulaException(message, problem, line, column + 1);
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
