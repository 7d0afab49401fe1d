package io.aibotiyi.backend.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key pair with a certificate that it signed itself, as identity providers have them. */
public record IdpKeys(KeyPair pair, X509Certificate certificate) {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2020-01-02T00:00:00Z");

    public static IdpKeys rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return of(
                    generator.generateKeyPair(),
                    "SHA256withRSA",
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public static IdpKeys ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return of(
                    generator.generateKeyPair(),
                    "SHA256withECDSA",
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Long over: what a certificate says of its time is not what trust rests on here. */
    private static IdpKeys of(KeyPair pair, String java, AlgorithmIdentifier algorithm)
            throws GeneralSecurityException, IOException {
        X500Name self = new X500Name("CN=idp.example.org");
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        body.setSignature(algorithm);
        body.setIssuer(self);
        body.setSubject(self);
        body.setStartDate(new Time(Date.from(FROM)));
        body.setEndDate(new Time(Date.from(TO)));
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        TBSCertificate unsigned = body.generateTBSCertificate();
        Signature signature = Signature.getInstance(java);
        signature.initSign(pair.getPrivate());
        signature.update(unsigned.getEncoded("DER"));
        ASN1EncodableVector whole = new ASN1EncodableVector(3);
        whole.add(unsigned);
        whole.add(algorithm);
        whole.add(new DERBitString(signature.sign()));
        return new IdpKeys(
                pair,
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                new DERSequence(whole).getEncoded("DER"))));
    }

    public String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    public String certificatePem() {
        return pem("CERTIFICATE", der());
    }

    private byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String certificateBase64() {
        return Base64.getEncoder().encodeToString(der());
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN "
                + what
                + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END "
                + what
                + "-----\n";
    }
}
