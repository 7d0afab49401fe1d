package io.aibotiyi.backend.identity.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The examples of RFC 9449, and what section 4.3 has refused. */
class DpopVectorsTest {

    /** Section 4.1, figure 1. */
    private static final String TOKEN_REQUEST =
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6Ik"
                    + "VDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR"
                    + "nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JE"
                    + "QSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIj"
                    + "oiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwia"
                    + "WF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg"
                    + "4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

    /** Section 7.1, figure 12. */
    private static final String RESOURCE_REQUEST =
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6Ik"
                    + "VDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR"
                    + "nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JE"
                    + "QSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIj"
                    + "oiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0Z"
                    + "WRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNF"
                    + "c05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71E"
                    + "OptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

    private static final String ACCESS_TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
    private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.BAD_PROOF));
    }

    @Test
    @DisplayName("D9 RFC 9449 4.1 the example proof of a token request")
    void tokenRequest() {
        DpopProof proof = DpopProof.read(TOKEN_REQUEST);

        assertThat(proof.key()).isEqualTo(THUMBPRINT);
        assertThat(proof.id()).isEqualTo("-BwC3ESc6acc2lTc");
        Instant then = Instant.ofEpochSecond(1562262616);
        proof.requireFor("POST", "https://server.example.com/token", then);
        proof.requireFor("POST", "https://SERVER.example.com:443/token", then.plusSeconds(60));
        proof.requireFor("POST", "http://server.example.com/token", then.minusSeconds(60));
        assertRefused(() -> proof.requireFor("GET", "https://server.example.com/token", then));
        assertRefused(() -> proof.requireFor("POST", "https://server.example.com/tokens", then));
        assertRefused(() -> proof.requireFor("POST", "https://server.example.net/token", then));
        assertRefused(
                () -> proof.requireFor("POST", "https://server.example.com:8443/token", then));
        for (long seconds : List.of(-61L, 61L)) {
            assertRefused(() ->
                    proof.requireFor(
                            "POST", "https://server.example.com/token", then.plusSeconds(seconds)));
        }
    }

    @Test
    @DisplayName("D9 RFC 9449 7.1 the example proof of a resource request, with its token's hash")
    void resourceRequest() {
        DpopProof proof = DpopProof.read(RESOURCE_REQUEST);

        proof.requireFor(ACCESS_TOKEN, THUMBPRINT);
        assertThat(proof.hash()).isEqualTo("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
        assertRefused(() -> proof.requireFor(ACCESS_TOKEN + "x", THUMBPRINT));
        assertRefused(() -> proof.requireFor(ACCESS_TOKEN, "another"));
        assertRefused(() -> DpopProof.read(TOKEN_REQUEST).requireFor(ACCESS_TOKEN, THUMBPRINT));
    }

    @Test
    @DisplayName("D9 RFC 9449 4.3 proofs of another form are refused")
    void refusesOtherForms() {
        SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
        TestDevice device = new TestDevice(clock);
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .jwtID("1")
                        .claim("htm", "GET")
                        .claim("htu", "https://a/b")
                        .issueTime(Date.from(clock.instant()))
                        .build();
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(device.key().toPublicJWK());
        DpopProof.read(device.signed(header.build(), claims));

        assertRefused(() ->
                DpopProof.read(
                        device.signed(header.type(new JOSEObjectType("JWT")).build(), claims)));
        header.type(new JOSEObjectType("dpop+jwt"));
        assertRefused(() -> DpopProof.read(device.signed(header.keyID("x").build(), claims)));
        header.keyID(null);
        assertRefused(() ->
                DpopProof.read(
                        device.signed(
                                header.jwk(new TestDevice(clock).key().toPublicJWK()).build(),
                                claims)));
        assertRefused(() -> DpopProof.read(device.signed(header.jwk(null).build(), claims)));
        assertRefused(() -> DpopProof.read(device.proof("GET", "https://a/b", Map.of("jti", ""))));
        assertRefused(() ->
                DpopProof.read(device.proof("GET", "https://a/b", Map.of("jti", "x".repeat(129)))));
        assertRefused(
                () -> DpopProof.read(device.proof("GET", "https://a/b", Map.of("iat", "now"))));
        for (String none : List.of("", "a.b.c", TOKEN_REQUEST + "A", TOKEN_REQUEST.substring(1))) {
            assertRefused(() -> DpopProof.read(none));
        }
    }

    @Test
    @DisplayName("D9 a jti is remembered as long as its proof could be good again, and no longer")
    void remembersProofs() {
        SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
        ProofReplays replays = new ProofReplays();
        DpopProof proof = DpopProof.read(TOKEN_REQUEST);

        assertThat(replays.first(proof, clock.instant())).isTrue();
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofSeconds(10));
            assertThat(replays.first(proof, clock.instant())).isFalse();
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(replays.first(proof, clock.instant())).isTrue();
    }
}
