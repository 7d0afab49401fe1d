package io.aibotiyi.backend.identity.people;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person's fields may hold; answers them in the form in which they are stored. */
public final class PersonFields {

    /** Lower case letters, digits and a few signs; 1 to 64. */
    public static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** Names that the backend gives to those who were erased. */
    static final String TOMBSTONE = "erased-";

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,189}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 200;

    private PersonFields() {}

    static String username(String given) {
        String name = given.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches() || name.startsWith(TOMBSTONE)) {
            throw invalid(
                    "username",
                    "A user name has 1 to 64 letters, digits or . _ @ - and begins with a letter or"
                            + " digit, and not with "
                            + TOMBSTONE);
        }
        return name;
    }

    static @Nullable String displayName(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String name = given.strip();
        if (name.isEmpty() || tooLong(name, LONGEST_NAME) || hasControls(name)) {
            throw invalid(
                    "displayName",
                    "A display name has 1 to " + LONGEST_NAME + " characters, no control ones");
        }
        return name;
    }

    static @Nullable String email(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String address = given.strip();
        if (!EMAIL.matcher(address).matches()) {
            throw invalid("email", "An e-mail address looks like name@example.org");
        }
        return address;
    }

    /** The same for all spellings of an address that reach the same mailbox in practice. */
    static String comparable(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static String reason(String given) {
        String reason = given.strip();
        if (reason.isEmpty() || tooLong(reason, LONGEST_REASON) || hasControls(reason)) {
            throw invalid("reason", "Say why, in 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    private static boolean tooLong(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(
                        c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static ProblemException invalid(String field, String text) {
        return new ProblemException(ErrorCode.INVALID_FIELD, text, field);
    }
}
