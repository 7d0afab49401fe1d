package io.aibotiyi.backend.identity;

/** What a person proved who they are with. */
public enum Factor {
    PASSWORD("pwd", false),
    TOTP("otp", true),
    /** A passkey with user verification: two factors in one. */
    PASSKEY("hwk", true),
    RECOVERY_CODE("rec", true),
    EMAIL_CODE("email", false),
    MAGIC_LINK("link", false),
    OIDC("fed", false),
    SAML("fed", false),
    /** The one-time secret between a workstation and the backend in its own process. */
    EMBEDDED("emb", true);

    private final String method;
    private final boolean strong;

    Factor(String method, boolean strong) {
        this.method = method;
        this.strong = strong;
    }

    /** As in the {@code amr} claim; RFC 8176 where it has a name for it. */
    public String method() {
        return method;
    }

    /** Counts as a second factor. */
    public boolean strong() {
        return strong;
    }
}
