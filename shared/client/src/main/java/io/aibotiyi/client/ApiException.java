package io.aibotiyi.client;

import io.aibotiyi.protocol.Problem;

/** The backend answered with a problem. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiException(Problem problem) {
        super(
                problem.detail() == null
                        ? problem.title()
                        : problem.title() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
