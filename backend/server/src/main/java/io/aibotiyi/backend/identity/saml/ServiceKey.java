package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our key for signing requests to one provider, and the certificate by which it is known there. */
final class ServiceKey {

    private static final int LARGEST = 64 * 1024;
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN (PRIVATE KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private ServiceKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * @param file PEM, with one PRIVATE KEY and its CERTIFICATE
     * @throws ProblemException PROVIDER_UNAVAILABLE if it holds no such pair; nothing of what is in
     *     it is told
     */
    static ServiceKey read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("more than " + LARGEST + " bytes");
            }
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            byte[] encoded = block(pem, "CERTIFICATE");
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(encoded));
            PublicKey known = certificate.getPublicKey();
            PrivateKey key =
                    KeyFactory.getInstance(known.getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
            ServiceKey pair = new ServiceKey(key, certificate);
            pair.requireFitting(known);
            return pair;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw ProviderFailure.unavailable(
                    "The file with our key for it (key-file) cannot be read, or holds no PRIVATE KEY"
                            + " in PKCS #8 with its CERTIFICATE",
                    e);
        }
    }

    private static byte[] block(String pem, String kind) throws IOException {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (blocks.group(1).equals(kind)) {
                return Base64.getMimeDecoder().decode(blocks.group(2));
            }
        }
        throw new IOException("no " + kind);
    }

    private void requireFitting(PublicKey known) throws GeneralSecurityException {
        byte[] text = {1};
        Signature check = Signature.getInstance(algorithm().getValue());
        check.initVerify(known);
        check.update(text);
        if (!SignatureCheck.usable(known) || !check.verify(signed(text))) {
            throw new GeneralSecurityException("key and certificate are not a pair, or weak");
        }
    }

    private Map.Entry<String, String> algorithm() throws GeneralSecurityException {
        Map.Entry<String, String> known = SamlNames.OURS.get(key.getAlgorithm());
        if (known == null) {
            throw new GeneralSecurityException("neither RSA nor EC");
        }
        return known;
    }

    /** Name of the algorithm in XML Signature. */
    String algorithmName() {
        return Objects.requireNonNull(SamlNames.OURS.get(key.getAlgorithm())).getKey();
    }

    X509Certificate certificate() {
        return certificate;
    }

    byte[] sign(byte[] text) {
        try {
            return signed(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that signed before does not sign", e);
        }
    }

    private byte[] signed(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm().getValue());
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }
}
