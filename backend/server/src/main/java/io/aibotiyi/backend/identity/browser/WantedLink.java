package io.aibotiyi.backend.identity.browser;

/**
 * An account at a provider that is linked to nobody, for whoever signs in on the page where it was
 * shown.
 *
 * @param account keyed fingerprint
 */
record WantedLink(String provider, String account) {
    @Override
    public String toString() {
        return "WantedLink[provider=" + provider + "]";
    }
}
