package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a provider's metadata says (SAML metadata 2.0). Its certificates are only how its keys are
 * written down: a key counts because it stands there, not by the certificate's dates or signer, so
 * a new one beside the old makes a change of keys.
 *
 * @param signOn where requests go by redirect
 * @param keys of 2048 bits RSA or 256 bits EC at least, not for encryption alone; at most {@link
 *     #MOST_KEYS}
 * @param wantsSigned true if it takes only signed requests
 * @param validUntil end of what it says; null for none
 */
record IdpMetadata(
        URI signOn, List<PublicKey> keys, boolean wantsSigned, @Nullable Instant validUntil) {

    static final int MOST_KEYS = 8;

    IdpMetadata {
        keys = List.copyOf(keys);
    }

    /**
     * @param issuer entity that it must be of
     * @throws ProblemException PROVIDER_UNAVAILABLE if it is not that, or has nothing that we can
     *     use
     */
    static IdpMetadata read(String xml, String issuer) {
        Element entity = entity(xml, issuer);
        Element role =
                SamlXml.children(entity, SamlNames.METADATA, "IDPSSODescriptor").stream()
                        .filter(r ->
                                SamlXml.attribute(r, "protocolSupportEnumeration").stream()
                                        .flatMap(p -> Stream.of(p.split("\\s+")))
                                        .anyMatch(SamlNames.PROTOCOL::equals))
                        .findFirst()
                        .orElseThrow(() -> unusable("is of no SAML 2.0 identity provider"));
        List<PublicKey> keys =
                SamlXml.children(role, SamlNames.METADATA, "KeyDescriptor").stream()
                        .filter(k -> !SamlXml.attribute(k, "use").equals(Optional.of("encryption")))
                        .flatMap(IdpMetadata::certificates)
                        .map(IdpMetadata::key)
                        .filter(SignatureCheck::usable)
                        .distinct()
                        .toList();
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw unusable(
                    "has no certificate of an RSA key of 2048 bits or an EC key of 256, or more"
                            + " than "
                            + MOST_KEYS);
        }
        return new IdpMetadata(
                signOn(role),
                keys,
                Stream.of("true", "1")
                        .anyMatch(
                                SamlXml.attribute(role, "WantAuthnRequestsSigned").orElse("")
                                        ::equals),
                Stream.of(entity, role)
                        .flatMap(e -> SamlXml.attribute(e, "validUntil").stream())
                        .map(IdpMetadata::time)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private static Element entity(String xml, String issuer) {
        try {
            Document document = SamlXml.parse(xml);
            Element root = document.getDocumentElement();
            if (!SamlXml.is(root, SamlNames.METADATA, "EntityDescriptor")) {
                throw unusable("describes no entity, or several; give that of one");
            }
            if (!SamlXml.attribute(root, "entityID").equals(Optional.of(issuer))) {
                throw unusable("is another's than of the configured issuer");
            }
            return root;
        } catch (SAXException e) {
            throw ProviderFailure.unavailable("Its metadata is not XML that we read", e);
        }
    }

    private static Stream<String> certificates(Element keyDescriptor) {
        return SamlXml.children(keyDescriptor, SamlNames.SIGNATURE, "KeyInfo").stream()
                .flatMap(i -> SamlXml.children(i, SamlNames.SIGNATURE, "X509Data").stream())
                .flatMap(d -> SamlXml.children(d, SamlNames.SIGNATURE, "X509Certificate").stream())
                .map(Element::getTextContent);
    }

    private static PublicKey key(String certificate) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(certificate);
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (CertificateException | IllegalArgumentException e) {
            throw ProviderFailure.unavailable("Its metadata has a certificate that is none", e);
        }
    }

    private static URI signOn(Element role) {
        return SamlXml.children(role, SamlNames.METADATA, "SingleSignOnService").stream()
                .filter(s ->
                        SamlXml.attribute(s, "Binding").equals(Optional.of(SamlNames.REDIRECT)))
                .flatMap(s -> SamlXml.attribute(s, "Location").stream())
                .findFirst()
                .map(IdpMetadata::address)
                .orElseThrow(() -> unusable("has no sign-on address for HTTP-Redirect"));
    }

    private static URI address(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw ProviderFailure.unavailable("Its metadata has an address that is none", e);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ProviderFailure.unavailable("Its metadata has a time that is none", e);
        }
    }

    private static ProblemException unusable(String why) {
        return ProviderFailure.unavailable("Its metadata " + why);
    }
}
