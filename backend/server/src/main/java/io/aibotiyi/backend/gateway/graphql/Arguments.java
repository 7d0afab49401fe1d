package io.aibotiyi.backend.gateway.graphql;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.function.Function;

/** What fields take, within its bounds. */
final class Arguments {

    private Arguments() {}

    /**
     * @param most the largest page that the same list has in REST
     * @throws ProblemException INVALID_FIELD
     */
    static int within(int first, int most) {
        if (first < 1 || first > most) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "first must be 1 to " + most + ".", "first");
        }
        return first;
    }

    /**
     * @throws ProblemException INVALID_FIELD where the text is none
     */
    static <T> T parsed(String field, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, String.valueOf(e.getMessage()), field);
        }
    }
}
