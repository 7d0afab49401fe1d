package io.aibotiyi.backend.gateway.browser;

import io.aibotiyi.backend.identity.BrowserSignIns.Page;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in pages as HTML: plain forms that work without scripts, but for the passkey ceremony.
 */
final class SignInHtml {

    private SignInHtml() {}

    /** An account of nobody: asks to sign in once in a known way. */
    static String link(Page page, String account) {
        return begin(page, "", account);
    }

    private static Markup linking(@Nullable String provider, String account) {
        return provider == null
                ? Markup.NONE
                : Markup.of(
                        "<p class=\"error\">Your account%s at %s is not linked to anybody here yet."
                                + " Sign in once in another way, and it will be.</p>\n",
                        account.isEmpty() ? "" : " " + account, provider);
    }

    /** Goes on by itself, or by the link. */
    static String onward(String title, URI to) {
        return document(title, "", Markup.of("<p><a href=\"%s\">Continue</a></p>\n", to));
    }

    /** Brings a provider's answer once more, from here: by itself, or by the button. */
    static String again(String action, String answer, String state) {
        return document(
                "Back from your sign-in provider",
                "",
                Markup.of(
                        """
                        <form method="post" action="%s">
                        %s%s<button type="submit">Continue</button>
                        </form>
                        <script src="/sign-in/files/onward.js" defer></script>
                        """,
                        action, hidden("SAMLResponse", answer), hidden("RelayState", state)));
    }

    /** The ways to begin. */
    static String begin(Page page, String error) {
        return begin(page, error, "");
    }

    private static String begin(Page page, String error, String account) {
        Markup body = Markup.NONE;
        body =
                body.and(
                        form(
                                page,
                                "password",
                                Markup.of(
                                        """
                                        <label for="name">User name</label>
                                        <input id="name" name="name" autocomplete="username" autocapitalize="none" \
                                        spellcheck="false" maxlength="254" required autofocus>
                                        <label for="password">Password</label>
                                        <input id="password" name="password" type="password" \
                                        autocomplete="current-password" maxlength="1024" required>
                                        """),
                                "Sign in"));
        if (page.ways().contains(FactorKind.PASSKEY)) {
            body = body.and(form(page, "passkey", Markup.NONE, "Use a passkey"));
        }
        if (page.ways().contains(FactorKind.EMAIL_CODE)) {
            body =
                    body.and(
                            form(
                                    page,
                                    "mail",
                                    Markup.of(
                                            """
                                            <label for="address">User name or e-mail address</label>
                                            <input id="address" name="name" autocomplete="email" \
                                            autocapitalize="none" spellcheck="false" maxlength="254" required>
                                            """),
                                    "Mail me a code"));
        }
        for (OAuth.Provider provider : page.providers()) {
            body =
                    body.and(
                            form(
                                    page,
                                    "provider",
                                    hidden("provider", provider.name()),
                                    "Sign in at " + provider.label()));
        }
        return document(
                "Sign in to the workstation",
                error,
                linking(page.linking(), account).and(body).and(cancel(page)));
    }

    /** The factors of which one must come next. */
    static String next(Page page, Flow flow, String error) {
        Markup body = Markup.NONE;
        for (FactorKind factor : List.of(FactorKind.values())) {
            if (flow.offered().contains(factor)) {
                body = body.and(factor(page, flow, factor));
            }
        }
        return document("One thing more", error, body.and(cancel(page)));
    }

    private static Markup factor(Page page, Flow flow, FactorKind factor) {
        return switch (factor) {
            case TOTP -> code(page, flow, factor, "Code of your authenticator", "numeric");
            case EMAIL_CODE ->
                    code(
                            page,
                            flow,
                            factor,
                            "Code that was mailed, if there is such a person",
                            "numeric");
            case RECOVERY_CODE -> code(page, flow, factor, "Recovery code", "text");
            case PASSKEY -> form(page, "passkey", hidden("flow", flow.id()), "Use a passkey");
            case PASSWORD, EMAIL_LINK, EMBEDDED -> Markup.NONE;
        };
    }

    private static Markup code(
            Page page, Flow flow, FactorKind factor, String label, String keyboard) {
        return form(
                page,
                "factor",
                hidden("flow", flow.id())
                        .and(hidden("factor", factor.name()))
                        .and(
                                Markup.of(
                                        """
                                        <label for="%s">%s</label>
                                        <input id="%s" name="code" inputmode="%s" autocomplete="one-time-code" \
                                        autocapitalize="none" spellcheck="false" maxlength="64" required>
                                        """,
                                        factor.name(), label, factor.name(), keyboard)),
                "Continue");
    }

    /** The passkey ceremony, which needs a script. */
    static String passkey(Page page, String flow, PasskeyRequest request) {
        Markup fields =
                hidden("flow", flow)
                        .and(hidden("factor", FactorKind.PASSKEY.name()))
                        .and(hidden("credentialId", ""))
                        .and(hidden("clientData", ""))
                        .and(hidden("authenticatorData", ""))
                        .and(hidden("signature", ""))
                        .and(hidden("userHandle", ""));
        Markup form =
                Markup.of(
                        """
                        <form id="passkey" method="post" action="/sign-in/factor" data-challenge="%s" \
                        data-rp-id="%s" data-credentials="%s" data-timeout="%s">
                        %s%s<button type="submit" disabled>Continue with your passkey</button>
                        <p id="passkey-says" role="status"></p>
                        <noscript><p class="error">Passkeys need JavaScript in this browser.</p></noscript>
                        </form>
                        <script src="/sign-in/files/passkey.js" defer></script>
                        """,
                        request.challenge(),
                        request.rpId(),
                        String.join(" ", request.credentials()),
                        request.timeoutMillis(),
                        hidden("token", page.antiForgery()),
                        fields);
        return document("Your passkey", "", form.and(cancel(page)));
    }

    /** Something that cannot go on. */
    static String failure(String title, String error) {
        return document(
                title,
                error,
                Markup.of("<p>Go back to the workstation and start again from there.</p>\n"));
    }

    static Markup form(Page page, String action, Markup fields, String verb) {
        return Markup.of(
                """
                <form method="post" action="/sign-in/%s">
                %s%s<button type="submit">%s</button>
                </form>
                """,
                action, hidden("token", page.antiForgery()), fields, verb);
    }

    private static Markup cancel(Page page) {
        return Markup.of(
                """
                <form method="post" action="/sign-in/cancel">
                %s<button type="submit" class="quiet">Cancel</button>
                </form>
                """,
                hidden("token", page.antiForgery()));
    }

    static Markup hidden(String name, String value) {
        return Markup.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", name, value);
    }

    private static String document(String title, String error, Markup body) {
        return Markup.of(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s · AIBOT IYI</title>
                        <link rel="stylesheet" href="/sign-in/files/sign-in.css">
                        </head>
                        <body>
                        <main>
                        <p class="brand">AIBOT IYI</p>
                        <h1>%s</h1>
                        <p class="who">The workstation on this computer asks for it. If you did not start this there, \
                        close the page.</p>
                        %s%s</main>
                        </body>
                        </html>
                        """,
                        title,
                        title,
                        error.isEmpty()
                                ? Markup.NONE
                                : Markup.of("<p class=\"error\" role=\"alert\">%s</p>\n", error),
                        body)
                .html();
    }
}
