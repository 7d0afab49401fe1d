package io.aibotiyi.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A market's name as its venue's users write it, upper case: {@code BTC-USDT}, {@code BTC-PERP}.
 *
 * @param name 1 to 40 of {@code A-Z 0-9 - _ . /}, beginning with a letter or digit
 */
public record Symbol(String name) implements Comparable<Symbol> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9._/-]{0,39}");

    public Symbol {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a symbol: 1 to 40 of A-Z 0-9 - _ . / expected");
        }
    }

    /** The symbol of any-case text. */
    public static Symbol of(String text) {
        return new Symbol(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
