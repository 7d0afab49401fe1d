package io.aibotiyi.backend.identity.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Passwords that many people choose, known without any outside list. A password is common if it is
 * one of our words, also in "leet" spelling, with digits or marks before or after it, twice or
 * reversed; a walk over the keyboard; a run of the alphabet or of digits; a date; or a short piece
 * repeated.
 *
 * <p>The words were written down by us from common knowledge of what such lists hold; they are no
 * copy of a breach. An operator adds one with {@link BreachedPasswords}.
 */
@Component
public final class CommonPasswords {

    private static final String WORDS = "common-words.txt";
    private static final int LONGEST_AFFIX = 8;
    private static final Pattern DATE =
            Pattern.compile(
                    "(19|20)\\d\\d[-./]?[01]\\d[-./]?[0-3]\\d|[0-3]\\d[-./]?[0-3]\\d[-./]?(19|20)\\d\\d");

    /** Rows and columns of the usual keyboards, and what people run along. */
    private static final String[] WALKS = {
        "01234567890123456789",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
        "1q2w3e4r5t6y7u8i9o0p",
        "q1w2e3r4t5y6u7i8o9p0",
        "qazwsxedcrfvtgbyhnujmikolp",
        "!@#$%^&*()_+",
        "147258369",
        "789456123",
        "741852963",
        "159753",
        "asdfghjkl",
        "zxcvbnm",
        "йцукенгшщзхъфывапролджэячсмитьбю",
    };

    private final Set<String> words;

    public CommonPasswords() {
        this.words = read();
    }

    /** How many words there are before spellings, affixes and the rest. */
    int size() {
        return words.size();
    }

    Set<String> words() {
        return Set.copyOf(words);
    }

    /**
     * @param password normalised
     */
    public boolean contains(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String letters = lower.replaceAll("[\\s_.-]", "");
        return isWord(lower)
                || isWord(letters)
                || isWalk(lower)
                || isRepeated(letters)
                || DATE.matcher(letters).matches()
                || DATE.matcher(lower).matches();
    }

    /** Lower case with the digits and marks that stand for letters read as those. */
    static String plain(String password) {
        StringBuilder plain = new StringBuilder(password.length());
        password.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c ->
                        plain.appendCodePoint(
                                switch (c) {
                                    case '0' -> 'o';
                                    case '1', '!', '|' -> 'i';
                                    case '3', '€' -> 'e';
                                    case '4', '@' -> 'a';
                                    case '5', '$' -> 's';
                                    case '7', '+' -> 't';
                                    case '8' -> 'b';
                                    default -> c;
                                }));
        return plain.toString();
    }

    private boolean isWord(String password) {
        if (listed(password)) {
            return true;
        }
        int lead = notLetters(password, 0, 1);
        int trail = notLetters(password, password.length() - 1, -1);
        for (int start = 0; start <= lead; start++) {
            for (int end = password.length(); end >= password.length() - trail; end--) {
                if (end > start && isCore(password.substring(start, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many characters from there on are no letters, at most {@link #LONGEST_AFFIX}. */
    private static int notLetters(String password, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < password.length() && count < LONGEST_AFFIX; i += step) {
            if (Character.isLetter(password.charAt(i))) {
                break;
            }
            count++;
        }
        return count;
    }

    private boolean isCore(String core) {
        return listed(core) || (core.length() % 2 == 0 && isTwice(core));
    }

    private boolean isTwice(String core) {
        String half = core.substring(0, core.length() / 2);
        return core.equals(half + half) && listed(half);
    }

    private boolean listed(String word) {
        if (word.length() < 3) {
            return false;
        }
        String plain = plain(word);
        return words.contains(word)
                || words.contains(plain)
                || words.contains(plain.replace('i', 'l'))
                || words.contains(new StringBuilder(word).reverse().toString());
    }

    /** All of it lies along walks, in pieces of four characters or more, either way. */
    private static boolean isWalk(String password) {
        int at = 0;
        while (at < password.length()) {
            int piece = longestPiece(password.substring(at));
            if (piece < Math.min(4, password.length() - at)) {
                return false;
            }
            if (piece < 4 && at == 0) {
                return false;
            }
            at += piece;
        }
        return true;
    }

    private static int longestPiece(String rest) {
        for (int length = rest.length(); length > 0; length--) {
            String piece = rest.substring(0, length);
            String reversed = new StringBuilder(piece).reverse().toString();
            for (String walk : WALKS) {
                if (walk.contains(piece) || walk.contains(reversed)) {
                    return length;
                }
            }
        }
        return 0;
    }

    /** One piece of up to four characters, or a word, over and over. */
    private boolean isRepeated(String password) {
        for (int length = 1; length <= password.length() / 2; length++) {
            String piece = password.substring(0, length);
            boolean dull = length <= 4 || listed(piece);
            if (dull && consistsOf(password, piece)) {
                return true;
            }
        }
        return false;
    }

    private static boolean consistsOf(String password, String piece) {
        for (int at = 0; at < password.length(); at += piece.length()) {
            int end = Math.min(password.length(), at + piece.length());
            if (!piece.startsWith(password.substring(at, end))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> read() {
        Set<String> words = new HashSet<>();
        try (InputStream in =
                        Objects.requireNonNull(
                                CommonPasswords.class.getResourceAsStream(WORDS), WORDS);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .flatMap(l -> java.util.stream.Stream.of(l.split("\\s+")))
                    .filter(w -> !w.isBlank())
                    .forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common words cannot be read", e);
        }
        return words;
    }
}
