package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recursive descent over the tokens, at most {@link Formula#MAX_NESTING} deep. */
final class Parser {

    private static final Map<String, Operator> COMPARISONS =
            Map.of(
                    "<", Operator.LESS,
                    "<=", Operator.LESS_OR_EQUAL,
                    ">", Operator.GREATER,
                    ">=", Operator.GREATER_OR_EQUAL,
                    "==", Operator.EQUAL,
                    "!=", Operator.NOT_EQUAL);
    private static final Map<String, Operator> SUMS =
            Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
    private static final Map<String, Operator> PRODUCTS =
            Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER);
    private static final Map<String, Operator> ANDS =
            Map.of("and", Operator.AND, "&&", Operator.AND);
    private static final Map<String, Operator> ORS = Map.of("or", Operator.OR, "||", Operator.OR);

    private static final List<Map<String, Operator>> LEVELS =
            List.of(ORS, ANDS, COMPARISONS, SUMS, PRODUCTS);

    private final String text;
    private final List<Token> tokens;
    private final List<Program.Setting> settings = new ArrayList<>();
    private final List<Program.Statement> statements = new ArrayList<>();
    private int at;
    private int depth;
    private int parts;

    Parser(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    Program program() {
        while (peek().kind() != Token.Kind.END) {
            if (peek().kind() == Token.Kind.LINE_END) {
                at++;
                continue;
            }
            statement();
            Token after = peek();
            if (after.kind() != Token.Kind.LINE_END && after.kind() != Token.Kind.END) {
                throw error(after, "expected the end of the line, found " + after.words(), "");
            }
        }
        return new Program(List.copyOf(settings), List.copyOf(statements));
    }

    private void statement() {
        Token first = peek();
        boolean named = first.kind() == Token.Kind.NAME;
        if (named && first.is("param") && !tokens.get(at + 1).is("=")) {
            at++;
            setting();
        } else if (named && first.is("plot") && !tokens.get(at + 1).is("=")) {
            at++;
            Token name = name();
            expect("=");
            Expression value = expression();
            boolean overlay = take("overlay");
            if (!overlay) {
                take("own");
            }
            statements.add(new Program.Statement(Program.Kind.PLOT, name, value, overlay));
        } else if (named && tokens.get(at + 1).is("=")) {
            Token name = name();
            expect("=");
            statements.add(new Program.Statement(Program.Kind.VARIABLE, name, expression(), false));
        } else {
            Expression value = expression();
            Token name = new Token(Token.Kind.NAME, "value", value.start(), value.end());
            statements.add(new Program.Statement(Program.Kind.PLOT, name, value, false));
        }
    }

    private void setting() {
        Token name = name();
        expect("=");
        Token written = peek();
        double standard = number();
        boolean whole = standard == Math.rint(standard) && !tokens.get(at - 1).text().contains(".");
        double min = whole ? Math.min(1, standard) : -1e9;
        double max = whole ? Math.max(Formula.MAX_LENGTH, standard) : 1e9;
        if (take("from")) {
            min = number();
            if (!take("to")) {
                throw error(peek(), "expected \"to\", found " + peek().words(), "from 1 to 100");
            }
            max = number();
        }
        if (!(-1e9 <= min && min <= standard && standard <= max && max <= 1e9)) {
            throw error(written, "the default is not within its range, or it is beyond 1e9", "");
        }
        if (whole && (min != Math.rint(min) || max != Math.rint(max))) {
            throw error(
                    written,
                    "a whole parameter needs a whole range",
                    "write the default with a point: " + standard);
        }
        settings.add(new Program.Setting(name, standard, whole, min, max));
    }

    private double number() {
        boolean negative = take("-");
        Token token = next();
        if (token.kind() != Token.Kind.NUMBER) {
            throw error(token, "expected a number, found " + token.words(), "");
        }
        double value = Double.parseDouble(token.text());
        return negative ? -value : value;
    }

    private Token name() {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw error(token, "expected a name, found " + token.words(), "");
        }
        return token;
    }

    private Expression expression() {
        deeper();
        Expression condition = binary(0);
        if (take("?")) {
            Expression then = expression();
            if (!take(":")) {
                throw error(peek(), "expected \":\", found " + peek().words(), "condition ? a : b");
            }
            Expression otherwise = expression();
            condition =
                    counted(
                            new Expression.Conditional(
                                    condition,
                                    then,
                                    otherwise,
                                    condition.start(),
                                    otherwise.end()));
        }
        depth--;
        return condition;
    }

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            Operator operator = operator(LEVELS.get(level));
            if (operator == null) {
                return left;
            }
            Expression right = binary(level + 1);
            left = counted(new Expression.Binary(operator, left, right, left.start(), right.end()));
        }
    }

    private @Nullable Operator operator(Map<String, Operator> level) {
        Token token = peek();
        if (token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.NAME) {
            return null;
        }
        Operator operator = level.get(token.text());
        if (operator != null) {
            at++;
        }
        return operator;
    }

    private Expression unary() {
        Token token = peek();
        boolean not = token.is("not") || token.is("!");
        if (not || token.is("-")) {
            at++;
            deeper();
            Expression operand = unary();
            depth--;
            return counted(
                    new Expression.Unary(
                            not ? Operator.NOT : Operator.NEGATE,
                            operand,
                            token.start(),
                            operand.end()));
        }
        return power();
    }

    private Expression power() {
        Expression base = postfix();
        if (!take("^")) {
            return base;
        }
        deeper();
        Expression exponent = unary();
        depth--;
        return counted(
                new Expression.Binary(
                        Operator.POWER, base, exponent, base.start(), exponent.end()));
    }

    private Expression postfix() {
        Expression value = primary();
        while (true) {
            if (take("[")) {
                Expression bars = expression();
                int end = expect("]").end();
                value = counted(new Expression.History(value, bars, value.start(), end));
            } else if (take(".")) {
                Token name = name();
                value =
                        counted(
                                new Expression.Output(
                                        value, name.text(), value.start(), name.end()));
            } else {
                return value;
            }
        }
    }

    private Expression primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> literal(token);
            case STRING -> counted(new Expression.Text(token.text(), token.start(), token.end()));
            case NAME ->
                    peek().is("(")
                            ? call(token)
                            : counted(
                                    new Expression.Name(token.text(), token.start(), token.end()));
            default -> inBrackets(token);
        };
    }

    private Expression literal(Token token) {
        double value = Double.parseDouble(token.text());
        if (!Line.usable(value)) {
            throw error(token, "the number is too large", "");
        }
        return counted(new Expression.Literal(value, token.start(), token.end()));
    }

    private Expression inBrackets(Token open) {
        if (!open.is("(")) {
            throw error(open, "expected a value, found " + open.words(), "");
        }
        Expression inner = expression();
        expect(")");
        return inner;
    }

    private Expression call(Token function) {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(expression());
            } while (take(","));
        }
        int end = expect(")").end();
        return counted(
                new Expression.Call(
                        function.text(), List.copyOf(arguments), function.start(), end));
    }

    private <E extends Expression> E counted(E part) {
        if (++parts > Formula.MAX_PARTS) {
            throw FormulaException.at(
                    text,
                    part.start(),
                    part.end(),
                    "the formula has more than " + Formula.MAX_PARTS + " parts",
                    "split it into several formulas");
        }
        return part;
    }

    private void deeper() {
        if (++depth > Formula.MAX_NESTING) {
            throw error(
                    peek(),
                    "nested more than " + Formula.MAX_NESTING + " deep",
                    "give the inner part a name on a line of its own");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    /** The next token, taken; the end of the text stays. */
    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private boolean take(String symbol) {
        if (peek().is(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    private Token expect(String symbol) {
        Token token = next();
        if (!token.is(symbol)) {
            throw error(token, "expected \"" + symbol + "\", found " + token.words(), "");
        }
        return token;
    }

    private FormulaException error(Token token, String problem, String hint) {
        return FormulaException.at(text, token.start(), token.end(), problem, hint);
    }
}
