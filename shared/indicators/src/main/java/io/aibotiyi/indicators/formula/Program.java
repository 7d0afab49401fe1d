package io.aibotiyi.indicators.formula;

import java.util.List;

/** A whole formula as parsed: nothing is looked up or checked yet but its grammar. */
record Program(List<Setting> settings, List<Statement> statements) {

    /**
     * @param whole written without a point
     * @param name where it stands, for messages
     */
    record Setting(Token name, double standard, boolean whole, double min, double max) {}

    /**
     * @param kind whether it is kept or drawn
     * @param name of the variable or plot; the last bare expression is the plot "value"
     * @param overlay over the price
     */
    record Statement(Kind kind, Token name, Expression value, boolean overlay) {

        /** True for an expression that stands alone. */
        boolean isBare() {
            return name.start() == value.start();
        }
    }

    enum Kind {
        VARIABLE,
        PLOT
    }
}
