package io.aibotiyi.indicators.formula;

import java.util.List;

/** What the parser makes of the tokens; each part knows where it stands in the text. */
sealed interface Expression {

    int start();

    int end();

    record Literal(double value, int start, int end) implements Expression {}

    record Text(String value, int start, int end) implements Expression {}

    /** A series, a parameter, a variable, or a word that a call takes as a choice. */
    record Name(String name, int start, int end) implements Expression {}

    record Unary(Operator operator, Expression operand, int start, int end) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right, int start, int end)
            implements Expression {}

    record Conditional(
            Expression condition, Expression then, Expression otherwise, int start, int end)
            implements Expression {}

    record History(Expression of, Expression bars, int start, int end) implements Expression {}

    record Output(Expression of, String name, int start, int end) implements Expression {}

    record Call(String function, List<Expression> arguments, int start, int end)
            implements Expression {}
}
