package io.aibotiyi.backend.operations.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate for this machine, signed by its own P-256 key (RFC 5280, version 3). Clients know
 * it by its fingerprint, so it is made once and then stays.
 */
final class SelfSignedCertificate {

    private static final Duration VALID = Duration.ofDays(397);

    /** Renewed at a start this long before it ends; clients then have to trust it anew. */
    static final Duration RENEW_BEFORE = Duration.ofDays(7);

    private static final AlgorithmIdentifier ECDSA =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private SelfSignedCertificate() {}

    /** Makes certificate and key; only the owner may read the key. */
    static void write(Path certificate, Path key, String address, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = certificate(pair, names(address), now);
            Files.createDirectories(certificate.toAbsolutePath().getParent());
            store(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            store(certificate, pem("CERTIFICATE", encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "TLS: cannot make a certificate in "
                            + certificate.getParent()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static Set<GeneralName> names(String address) throws IOException {
        Set<String> addresses = new TreeSet<>(Set.of("127.0.0.1", "::1"));
        InetAddress bound = InetAddress.getByName(address);
        if (!bound.isAnyLocalAddress()) {
            addresses.add(bound.getHostAddress());
        }
        Set<GeneralName> names = new java.util.LinkedHashSet<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        addresses.forEach(a -> names.add(new GeneralName(GeneralName.iPAddress, a)));
        return names;
    }

    private static byte[] certificate(KeyPair pair, Set<GeneralName> names, Instant now)
            throws IOException, GeneralSecurityException {
        X500Name self = new X500Name("CN=AIBOT IYI backend");
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(
                new ASN1Integer(new java.math.BigInteger(127, new SecureRandom()).setBit(0)));
        body.setSignature(ECDSA);
        body.setIssuer(self);
        body.setSubject(self);
        body.setStartDate(new Time(Date.from(now.minus(Duration.ofHours(1)))));
        body.setEndDate(new Time(Date.from(now.plus(VALID))));
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        extensions.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        extensions.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.toArray(GeneralName[]::new)));
        body.setExtensions(extensions.generate());
        TBSCertificate unsigned = body.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(unsigned.getEncoded("DER"));
        ASN1EncodableVector whole = new ASN1EncodableVector(3);
        whole.add(unsigned);
        whole.add(ECDSA);
        whole.add(new DERBitString(signature.sign()));
        return new DERSequence(whole).getEncoded("DER");
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

    private static void store(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
