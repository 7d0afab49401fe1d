package io.aibotiyi.protocol.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9421 appendix B.2.6, RFC 9530 appendix D, and what is not taken of the syntax. */
class Rfc9421Test {

    private static final byte[] PUBLIC =
            lastBytes("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    private static final byte[] PRIVATE =
            lastBytes("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
    private static final String INPUT =
            "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                    + ";created=1618884473;keyid=\"test-key-ed25519\"";

    private static byte[] lastBytes(String der) {
        byte[] all = Base64.getDecoder().decode(der);
        return Arrays.copyOfRange(all, all.length - 32, all.length);
    }

    private static Map<String, String> message() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
        values.put("@method", "POST");
        values.put("@path", "/foo");
        values.put("@authority", "example.com");
        values.put("content-type", "application/json");
        values.put("content-length", "18");
        return values;
    }

    @Test
    @DisplayName("RFC 9421 B.2.6: signing with ed25519")
    void signsTheExample() {
        SignatureInput input = SignatureInput.parse(INPUT);
        String base = input.base(message());

        assertThat(base)
                .isEqualTo(
                        """
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519\"\
                        """);
        byte[] signed =
                Ed25519.sign(Ed25519.privateKey(PRIVATE), base.getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getEncoder().encodeToString(signed))
                .isEqualTo(
                        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
        assertThat(
                        Ed25519.verify(
                                Ed25519.publicKey(PUBLIC),
                                base.getBytes(StandardCharsets.UTF_8),
                                signed))
                .isTrue();
    }

    @Test
    @DisplayName("RFC 9530 B.1: the digest of an unencoded body")
    void digestsTheExample() {
        byte[] body = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(ContentDigest.of(body))
                .isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
        assertThat(ContentDigest.matches(ContentDigest.of(body), new byte[0])).isFalse();
    }

    @Test
    void readsBackWhatItWrites() {
        assertThat(SignatureInput.parse(INPUT).toString()).isEqualTo(INPUT);
        assertThat(SignatureInput.parse("()").components()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(\"@method\"",
                "( \"@method\");created=1",
                "(\"@method\"  \"@path\")",
                "(\"@method\" \"@method\");created=1",
                "(\"@method\");created=1;created=2",
                "(\"@method\");created=1.5",
                "(\"@method\");created",
                "(\"date\";sf);created=1",
                "(\"@method\");keyid=\"a\\\"b\"",
                "(\"@method\");keyid=\"a\nb\"",
                "(\"@method\");created=99999999999999999999",
                "(\"@method\"), sig2=(\"@path\")"
            })
    void refusesEveryOtherForm(String text) {
        assertThatThrownBy(() -> SignatureInput.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToCoverWhatIsNotThereOrBreaksTheLine() {
        SignatureInput input = SignatureInput.parse("(\"x-note\");created=1");

        assertThatThrownBy(() -> input.base(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> input.base(Map.of("x-note", "a\n\"@method\": GET")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesTheUsualPortOutOfTheAuthority() {
        assertThat(SignedParts.authority(URI.create("https://example.com:443/a")))
                .isEqualTo("example.com");
        assertThat(SignedParts.authority(URI.create("http://127.0.0.1:8080/a")))
                .isEqualTo("127.0.0.1:8080");
        assertThat(SignedParts.of("GET", "Example.COM", "", null, null, null))
                .containsEntry("@authority", "example.com")
                .containsEntry("@path", "/")
                .containsEntry("@query", "?");
    }
}
