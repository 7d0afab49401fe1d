package io.aibotiyi.backend.gateway.web;

import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * Instead of a validator of annotated requests, which every start would pay for: requests are
 * checked by those who answer them. Whoever asks for an annotated check is told that there is none.
 */
final class NoAnnotatedChecks implements Validator {

    @Override
    public boolean supports(Class<?> type) {
        return true;
    }

    /**
     * @throws IllegalStateException always
     */
    @Override
    public void validate(Object target, Errors errors) {
        throw new IllegalStateException(
                target.getClass().getName()
                        + " is to be checked by its annotations; check it where it is used");
    }
}
