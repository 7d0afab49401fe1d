package io.aibotiyi.venues.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The signatures of the standards that venues name, by the standards' own examples. */
class SigningTest {

    private static final Base64.Decoder URL = Base64.getUrlDecoder();

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** RFC 4231, test case 2. */
    @Test
    void hashesWithAKey() {
        byte[] key = "Jefe".getBytes(US_ASCII);
        byte[] message = "what do ya want for nothing?".getBytes(US_ASCII);
        assertThat(Signing.hmac("HmacSHA256", key, message))
                .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        assertThat(Signing.hmac("HmacSHA512", key, message))
                .isEqualTo(
                        hex(
                                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"));
    }

    /** RFC 8032, section 7.1, test 2: the seed alone, and seed and public key together. */
    @Test
    void signsWithAnEd25519Seed() {
        String seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
        String publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        byte[] expected =
                hex(
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        for (String secret : new String[] {seed, seed + publicKey}) {
            PrivateKey key = Signing.seedKey(Base64.getEncoder().encode(hex(secret)));
            assertThat(Signing.sign("Ed25519", key, hex("72"))).isEqualTo(expected);
        }
    }

    /** RFC 8037, appendix A.4: a JSON Web Signature. */
    @Test
    void signsAJsonWebSignatureWithEd25519() {
        byte[] seed = URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        String content = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        byte[] signature =
                Signing.sign(
                        "Ed25519",
                        Signing.seedKey(Base64.getEncoder().encode(seed)),
                        content.getBytes(US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .isEqualTo(
                        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    /**
     * The key of RFC 7515, appendix A.3, as OpenSSL writes it (SEC 1): what it signs, its public
     * half verifies, in the 64 bytes that RFC 7518 asks for.
     */
    @Test
    void readsASec1KeyAndSignsWithIt() throws Exception {
        byte[] d = URL.decode("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        byte[] x = URL.decode("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
        byte[] y = URL.decode("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        byte[] pem = pem("EC PRIVATE KEY", sec1(d, x, y));
        byte[] message = "any message".getBytes(US_ASCII);
        byte[] signature =
                Signing.sign(
                        "SHA256withECDSAinP1363Format", Signing.privateKey("EC", pem), message);
        assertThat(signature).hasSize(64);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(publicKey(x, y));
        check.update(message);
        assertThat(check.verify(signature)).isTrue();
    }

    private static byte[] sec1(byte[] d, byte[] x, byte[] y) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("30770201010420"));
        out.writeBytes(d);
        out.writeBytes(hex("a00a06082a8648ce3d030107a14403420004"));
        out.writeBytes(x);
        out.writeBytes(y);
        return out.toByteArray();
    }

    private static PublicKey publicKey(byte[] x, byte[] y) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(
                                new ECPoint(new BigInteger(1, x), new BigInteger(1, y)),
                                parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] pem(String label, byte[] der) {
        return ("-----BEGIN "
                        + label
                        + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END "
                        + label
                        + "-----\n")
                .getBytes(US_ASCII);
    }

    @Test
    void readsAPkcs8Key() throws Exception {
        PrivateKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        byte[] pem = pem("PRIVATE KEY", key.getEncoded());
        assertThat(Signing.isPem(pem)).isTrue();
        assertThat(Signing.privateKey("Ed25519", pem)).isEqualTo(key);
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        byte[] broken = "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n".getBytes(US_ASCII);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signing.privateKey("EC", broken))
                .withMessageNotContaining("c2VjcmV0")
                .withNoCause();
        byte[] text = "not base64!".getBytes(US_ASCII);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signing.seedKey(text))
                .withMessageNotContaining("not base64!")
                .withNoCause();
        byte[] small = Base64.getEncoder().encode(new byte[31]);
        assertThatIllegalArgumentException().isThrownBy(() -> Signing.seedKey(small)).withNoCause();
    }
}
