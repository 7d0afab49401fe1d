package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;

/** Bounds of what one request may ask for. */
final class Limits {

    private Limits() {}

    static int within(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    field + " must be 1 to " + most + ", was " + value + ".",
                    field);
        }
        return value;
    }
}
