package io.aibotiyi.backend.identity.providers;

import org.jspecify.annotations.Nullable;

/**
 * Who a provider says that it is, after everything was checked.
 *
 * @param provider name of the provider
 * @param account keyed fingerprint of the provider's and the person's identifiers: the same person
 *     there, and nobody else
 * @param shown how the person would know the account again, for the page alone
 * @param email address that the provider vouches for; null without
 */
public record Assertion(String provider, String account, String shown, @Nullable String email) {

    /** Characters of an account's name that a page shows. */
    private static final int SHOWN = 120;

    public Assertion {
        shown = shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return "Assertion[provider=" + provider + "]";
    }
}
