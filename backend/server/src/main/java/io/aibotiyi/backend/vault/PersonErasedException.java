package io.aibotiyi.backend.vault;

import io.aibotiyi.domain.UserId;

/** Nothing can be sealed for the person any more. */
public final class PersonErasedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public PersonErasedException(UserId person) {
        super("Nothing can be sealed for " + person + ": the person was erased");
    }
}
