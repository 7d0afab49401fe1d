package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be chosen (ASVS 5.0 6.2, NIST SP 800-63B): 8 to 256 characters of any kind,
 * none of which is a rule about classes of characters, but not one that others choose too, one that
 * leaked, or one made of this product's or the person's own name.
 */
@Component
public final class PasswordRules {

    /** Shortest accepted, in code points; ASVS 6.2.1. */
    public static final int SHORTEST = 8;

    /** Longest accepted, in code points, so that hashing input is bounded; ASVS 6.2.9 asks 64. */
    public static final int LONGEST = 256;

    /** What anybody would try first here. */
    private static final List<String> OURS =
            List.of("aibotiyi", "aibot", "iyi", "workstation", "trading", "administrator");

    private final CommonPasswords common;
    private final BreachedPasswords breached;

    public PasswordRules(CommonPasswords common, BreachedPasswords breached) {
        this.common = common;
        this.breached = breached;
    }

    /**
     * The form in which a password is judged, hashed and compared: Unicode NFKC, so that the same
     * keys give the same password on every keyboard and system (SP 800-63B). Case, spaces and
     * length stay.
     */
    public static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /**
     * @param context the person's own words: user name, address, display name
     * @throws ProblemException INVALID_FIELD for a length that will not do, BAD_PASSWORD_CHOICE for
     *     one that is easy to guess; both name the field
     */
    public void require(String password, Collection<String> context, String field) {
        if (password.length() > 2 * LONGEST) {
            throw length(field);
        }
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST || length > LONGEST) {
            throw length(field);
        }
        if (common.contains(normal)) {
            throw refused("It is one of the passwords that many people choose", field);
        }
        if (isBarelyMoreThan(normal, context)) {
            throw refused("It is little more than this product's or your own name", field);
        }
        if (breached.contains(normal)) {
            throw refused("It is known from a data breach", field);
        }
    }

    /** True if too little is left once every name is taken out. */
    private static boolean isBarelyMoreThan(String password, Collection<String> context) {
        String left = CommonPasswords.plain(password);
        boolean named = false;
        for (String word : words(context)) {
            String without = left.replace(word, "");
            named |= without.length() < left.length();
            left = without;
        }
        return named && left.codePointCount(0, left.length()) < SHORTEST;
    }

    private static List<String> words(Collection<String> context) {
        return Stream.concat(
                        OURS.stream(),
                        context.stream()
                                .flatMap(c -> Stream.of(c.toLowerCase(Locale.ROOT).split("[@\\s]")))
                                .map(CommonPasswords::plain)
                                .filter(w -> w.length() >= 3))
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    private static ProblemException length(String field) {
        return new ProblemException(
                ErrorCode.INVALID_FIELD,
                "The password must have "
                        + SHORTEST
                        + " to "
                        + LONGEST
                        + " characters; 15 or more are better",
                field);
    }

    private static ProblemException refused(String why, String field) {
        return new ProblemException(ErrorCode.BAD_PASSWORD_CHOICE, why + "; choose another", field);
    }
}
