package io.aibotiyi.backend.gateway.browser;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the sign-in pages, with the headers that all of them have: nothing from elsewhere, no
 * frame around them, nothing kept, and the address told to no other site.
 */
final class PageAnswers {

    private static final MediaType HTML = MediaType.valueOf("text/html;charset=utf-8");

    private PageAnswers() {}

    /**
     * @param returnsTo where a form's answer may redirect besides here; empty for nowhere
     */
    static ResponseEntity<byte[]> page(
            int status, String html, String returnsTo, String... cookies) {
        return guarded(status, returnsTo)
                .header("Set-Cookie", cookies)
                .contentType(HTML)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    /** With GET, whatever was asked (RFC 9110 section 15.4.4; RFC 9700 section 4.12). */
    static ResponseEntity<byte[]> seeOther(URI to) {
        return guarded(303, "").location(to).build();
    }

    /** As {@link #seeOther}, where the cookie changes too. */
    static ResponseEntity<byte[]> seeOther(URI to, String cookie) {
        return guarded(303, "").header("Set-Cookie", cookie).location(to).build();
    }

    /**
     * A page that goes on by itself: what a form may redirect to is limited by the page that the
     * form is on, and that may be a provider's.
     */
    static ResponseEntity<byte[]> onward(URI to, String html, String... cookies) {
        return guarded(200, "")
                .header("Refresh", "0; url=" + to)
                .header("Set-Cookie", cookies)
                .contentType(HTML)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder guarded(int status, String returnsTo) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                // same-origin, so that our own forms come with their Origin
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
                                + " form-action 'self' "
                                + returnsTo
                                + "; frame-ancestors 'none'");
    }
}
