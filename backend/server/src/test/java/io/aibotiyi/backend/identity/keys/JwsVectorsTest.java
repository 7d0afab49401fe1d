package io.aibotiyi.backend.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Vectors of RFC 7515 appendix A and RFC 7638 section 3.1. */
class JwsVectorsTest {

    private static final String CLAIMS =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                    + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final List<String> MEMBERS = List.of("alg", "typ");

    private static final String RS256_KEY =
            """
            {"kty":"RSA",
             "n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
             "e":"AQAB"}\
            """;
    private static final String RS256 =
            "eyJhbGciOiJSUzI1NiJ9."
                    + CLAIMS
                    + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    private static final String ES256_KEY =
            """
            {"kty":"EC","crv":"P-256",
             "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
             "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}\
            """;
    private static final String ES256 =
            "eyJhbGciOiJFUzI1NiJ9."
                    + CLAIMS
                    + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private static CompactJws parsed(String token) {
        return CompactJws.parse(token, 4096, MEMBERS).orElseThrow();
    }

    @Test
    @DisplayName("RFC 7515 A.2 RS256")
    void rs256() throws Exception {
        CompactJws jws = parsed(RS256);
        var key = RSAKey.parse(RS256_KEY).toRSAPublicKey();

        assertThat(SignatureAlgorithm.RS256.verify(key, jws.input(), jws.signature())).isTrue();
        assertThat(SignatureAlgorithm.PS256.verify(key, jws.input(), jws.signature())).isFalse();
        assertThat(SignatureAlgorithm.ES256.verify(key, jws.input(), jws.signature())).isFalse();
        assertThat(jws.claim("iss")).isEqualTo("joe");
        assertThat(jws.seconds("exp")).isEqualTo(1300819380L);
    }

    @Test
    @DisplayName("RFC 7515 A.3 ES256")
    void es256() throws Exception {
        CompactJws jws = parsed(ES256);
        var key = ECKey.parse(ES256_KEY).toECPublicKey();

        assertThat(SignatureAlgorithm.ES256.verify(key, jws.input(), jws.signature())).isTrue();
        byte[] zero = new byte[64];
        assertThat(SignatureAlgorithm.ES256.verify(key, jws.input(), zero)).isFalse();
        byte[] changed = jws.signature().clone();
        changed[63] ^= 1;
        assertThat(SignatureAlgorithm.ES256.verify(key, jws.input(), changed)).isFalse();
        assertThat(SignatureAlgorithm.ES256.verify(key, jws.input(), new byte[0])).isFalse();
    }

    @Test
    @DisplayName("RFC 7515 A.1 HS256, A.4 ES512 and A.5 none name no algorithm of ours")
    void otherAlgorithmsAreUnknown() {
        for (String name : List.of("HS256", "ES512", "none", "EdDSA", "es256", "")) {
            assertThat(SignatureAlgorithm.named(name)).as(name).isEmpty();
        }
        assertThat(parsed("eyJhbGciOiJub25lIn0." + CLAIMS + ".").signature()).isEmpty();
    }

    @Test
    @DisplayName("RFC 7638 3.1 the thumbprint of the example key")
    void thumbprint() throws Exception {
        String key =
                """
                {"kty":"RSA",
                 "n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
                 "e":"AQAB","alg":"RS256","kid":"2011-04-29"}\
                """;

        assertThat(RingKey.thumbprint(SignatureAlgorithm.RS256, RSAKey.parse(key).toRSAPublicKey()))
                .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    @DisplayName("D4 generated RSA keys have 3072 bits")
    void rsaKeysAreStrong() {
        var key =
                (java.security.interfaces.RSAPublicKey)
                        SignatureAlgorithm.PS256.generate().getPublic();
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    }
}
