package io.aibotiyi.backend.identity.oidc;

import org.jspecify.annotations.Nullable;

/**
 * Who a provider says that it is, after everything was checked.
 *
 * @param provider name of the provider
 * @param account keyed fingerprint of issuer and subject: the same person there, and nobody else
 * @param shown how the person would know the account again, for the page alone
 * @param email address that the provider says it verified; null without
 */
public record Assertion(String provider, String account, String shown, @Nullable String email) {
    @Override
    public String toString() {
        return "Assertion[provider=" + provider + "]";
    }
}
