package io.aibotiyi.backend.access.roles;

/** A role would be its own ancestor. */
public final class CyclicRolesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CyclicRolesException(String role, String through) {
        super("The role " + role + " would inherit from itself through " + through);
    }
}
