package io.aibotiyi.indicators.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens. A line goes on while a bracket is open or after an operator or comma;
 * {@code #} begins a comment; {@code ;} ends a statement as a line does.
 */
final class Lexer {

    private static final List<String> SYMBOLS =
            List.of(
                    "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "^", "<", ">", "=",
                    "?", ":", "(", ")", "[", "]", ",", ".", "!");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int open;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == ';') {
                endLine();
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (digit(c)
                    || (c == '.'
                            && at + 1 < text.length()
                            && digit(text.charAt(at + 1))
                            && !follows())) {
                number();
            } else if (letter(c)) {
                int start = at;
                while (at < text.length() && (letter(text.charAt(at)) || digit(text.charAt(at)))) {
                    at++;
                }
                add(Token.Kind.NAME, start);
            } else if (c == '"') {
                string();
            } else {
                symbol();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", at, at));
        return tokens;
    }

    /** True if a point here would be that of an output's name. */
    private boolean follows() {
        return at > 0 && (letter(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private void add(Token.Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, at), start, at));
    }

    private void endLine() {
        Token last = tokens.isEmpty() ? null : tokens.getLast();
        boolean goesOn =
                text.charAt(at) == '\n' && (open > 0 || (last != null && last.wantsMore()));
        if (last != null && last.kind() != Token.Kind.LINE_END && !goesOn) {
            tokens.add(new Token(Token.Kind.LINE_END, "", at, at));
        }
        at++;
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                throw FormulaException.at(
                        text, start, at, "a number breaks off after its exponent", "");
            }
        }
        if (at < text.length() && letter(text.charAt(at))) {
            throw FormulaException.at(
                    text,
                    start,
                    at + 1,
                    "a name cannot begin with a digit",
                    "to multiply, write *: 2 * x");
        }
        add(Token.Kind.NUMBER, start);
    }

    private void digits() {
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
    }

    private void string() {
        int end = text.indexOf('"', at + 1);
        int line = text.indexOf('\n', at);
        if (end < 0 || (line >= 0 && line < end)) {
            throw FormulaException.at(
                    text, at, at + 1, "a text is not closed", "close it with \" on the same line");
        }
        tokens.add(new Token(Token.Kind.STRING, text.substring(at + 1, end), at, end + 1));
        at = end + 1;
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                int start = at;
                at += symbol.length();
                add(Token.Kind.SYMBOL, start);
                if (symbol.equals("(") || symbol.equals("[")) {
                    open++;
                } else if (symbol.equals(")") || symbol.equals("]")) {
                    open = Math.max(0, open - 1);
                }
                return;
            }
        }
        int c = text.codePointAt(at);
        throw FormulaException.at(
                text,
                at,
                at + 1,
                "the character " + Character.toString(c) + " means nothing here",
                c == '&' || c == '|' ? "write \"and\" or \"or\"" : "");
    }
}
