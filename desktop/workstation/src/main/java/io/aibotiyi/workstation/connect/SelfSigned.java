package io.aibotiyi.workstation.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The certificate that PKCS#12 wants beside a private key: X.509 version 1 (RFC 5280 section 4.1),
 * signed by the key itself. Nobody relies on it; it carries the public key.
 */
final class SelfSigned {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8 = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;

    /** ecdsa-with-SHA256 (RFC 5758 section 3.2), as an AlgorithmIdentifier. */
    private static final byte[] ALGORITHM = {
        SEQUENCE, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };

    /** id-at-commonName. */
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private SelfSigned() {}

    static Certificate of(KeyPair pair, Instant from) throws GeneralSecurityException {
        byte[] name =
                der(
                        SEQUENCE,
                        der(
                                SET,
                                der(
                                        SEQUENCE,
                                        COMMON_NAME,
                                        der(UTF8, text("AIBOT IYI Workstation device")))));
        byte[] validity =
                der(
                        SEQUENCE,
                        der(GENERALIZED_TIME, text(TIME.format(from))),
                        der(GENERALIZED_TIME, text("99991231235959Z")));
        byte[] content =
                der(
                        SEQUENCE,
                        der(INTEGER, new byte[] {1}),
                        ALGORITHM,
                        name,
                        validity,
                        name,
                        pair.getPublic().getEncoded());
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(content);
        byte[] certificate =
                der(SEQUENCE, content, ALGORITHM, der(BIT_STRING, new byte[] {0}, signer.sign()));
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A tag, the length of what follows, and that (X.690). */
    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
