package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;

/**
 * What access asks of the module that keeps people's factors. Without an implementation nobody can
 * have enrolled one.
 */
public interface StrongFactors {

    /** True if the person has a factor that counts as a second one. Answers from memory or fast. */
    boolean enrolled(UserId user);
}
