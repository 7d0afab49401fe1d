package io.aibotiyi.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A refusal with a code of the catalogue, thrown inside the backend and answered as a problem.
 *
 * <p>Its detail reaches the caller: it names what, where and what to do, and holds no secret.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(ErrorCode code, @Nullable String detail) {
        this(code, detail, null);
    }

    /**
     * @param field the offending field of the request, if one is to blame
     */
    public ProblemException(ErrorCode code, @Nullable String detail, @Nullable String field) {
        super(detail == null ? code.title() : detail);
        this.problem = Problem.of(code, detail, field);
    }

    public Problem problem() {
        return problem;
    }
}
