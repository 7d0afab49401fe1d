package io.aibotiyi.backend.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.BadAaguidException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.KeyDescriptionValidationException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of W3C Web Authentication Level 3, section 16: every algorithm and format of it. */
class W3cWebAuthnVectorsTest {

    private static final Properties VECTORS = new Properties();

    private final Ceremonies ceremonies =
            new Ceremonies("example.org", List.of("https://example.org"));

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                W3cWebAuthnVectorsTest.class.getResourceAsStream(
                        "webauthn-test-vectors.properties")) {
            VECTORS.load(Objects.requireNonNull(in));
        }
    }

    private static byte[] value(String vector, String field) {
        return HexFormat.of()
                .parseHex(Objects.requireNonNull(VECTORS.getProperty(vector + "." + field)));
    }

    private Ceremonies.Made register(String vector, boolean verified) {
        return ceremonies.register(
                value(vector, "attestationObject"),
                value(vector, "registration.clientDataJSON"),
                List.of(),
                value(vector, "registration.challenge"),
                verified);
    }

    private Ceremonies.Used authenticate(String vector, Ceremonies.Made made, byte[] signature) {
        return ceremonies.authenticate(
                new Ceremonies.Known(made.id(), made.data(), made.signCount()),
                new Ceremonies.Answer(
                        value(vector, "authenticatorData"),
                        value(vector, "authentication.clientDataJSON"),
                        signature),
                value(vector, "authentication.challenge"),
                false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none-es256",
                "packed-self-es256",
                "none-es256-long-credential-id",
                "packed-es256",
                "packed-es384",
                "packed-rs256",
                "packed-eddsa",
                "apple-es256"
            })
    void takesTheExample(String vector) {
        Ceremonies.Made made = register(vector, false);
        authenticate(vector, made, value(vector, "signature"));

        byte[] bad = value(vector, "signature");
        bad[bad.length - 1] ^= 1;
        assertThatThrownBy(() -> authenticate(vector, made, bad))
                .isInstanceOf(BadSignatureException.class);
        assertThat(made.format()).isEqualTo(vector.substring(0, vector.indexOf('-')));
    }

    /**
     * webauthn4j wants a zero AAGUID of U2F (as level 2 did), an origin of the key in Android's
     * statement, and more bytes in a TPM's certificate information than the example has.
     */
    @ParameterizedTest
    @ValueSource(strings = {"fido-u2f-es256", "android-key-es256", "tpm-es256"})
    void refusesExamplesThatTheLibraryReadsMoreStrictly(String vector) {
        assertThatThrownBy(() -> register(vector, false))
                .isInstanceOfAny(
                        BadAaguidException.class,
                        KeyDescriptionValidationException.class,
                        DataConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-es512", "packed-ed448"})
    void refusesAlgorithmsThatWereNotOffered(String vector) {
        assertThatThrownBy(() -> register(vector, false))
                .isInstanceOfAny(NotAllowedAlgorithmException.class, DataConversionException.class);
    }

    @ParameterizedTest
    @DisplayName("C2 refuses the examples made in a cross-origin frame")
    @ValueSource(strings = {"none-es256-crossOrigin", "none-es256-topOrigin"})
    void refusesCrossOriginFrames(String vector) {
        assertThatThrownBy(() -> register(vector, false)).isInstanceOf(BadTopOriginException.class);
    }

    @ParameterizedTest
    @DisplayName("C3 refuses the examples without user verification")
    @ValueSource(strings = {"packed-eddsa", "apple-es256"})
    void wantsUserVerification(String vector) {
        assertThatThrownBy(() -> register(vector, true))
                .isInstanceOf(UserNotVerifiedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-self-es256", "packed-es256", "packed-rs256"})
    void refusesAStatementWhoseBytesWereChanged(String vector) {
        byte[] client = value(vector, "registration.clientDataJSON");
        byte[] changed =
                new String(client, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"crossOrigin\":false", "\"crossOrigin\": false")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(changed).isNotEqualTo(client);
        assertThatThrownBy(() ->
                        ceremonies.register(
                                value(vector, "attestationObject"),
                                changed,
                                List.of(),
                                value(vector, "registration.challenge"),
                                false))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void hasEveryExampleOfTheSection() {
        assertThat(
                        VECTORS.stringPropertyNames().stream()
                                .map(n -> n.substring(0, n.indexOf('.')))
                                .distinct())
                .hasSize(15);
    }
}
