package io.aibotiyi.backend.identity.saml;

import java.util.Map;
import java.util.Set;

/** Names of SAML 2.0 and of XML Signature that we speak; what is not here is refused. */
final class SamlNames {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    static final String SUCCESS = STATUS + "Success";

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = SIGNATURE + "enveloped-signature";

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";

    /** Of RFC 9231: asymmetric, with SHA-2. */
    static final Set<String> SIGNATURES =
            Set.of(
                    MORE + "rsa-sha256",
                    MORE + "rsa-sha384",
                    MORE + "rsa-sha512",
                    MORE + "ecdsa-sha256",
                    MORE + "ecdsa-sha384",
                    MORE + "ecdsa-sha512",
                    MORE_2007 + "sha256-rsa-MGF1",
                    MORE_2007 + "sha384-rsa-MGF1",
                    MORE_2007 + "sha512-rsa-MGF1");

    static final Set<String> DIGESTS =
            Set.of(
                    "http://www.w3.org/2001/04/xmlenc#sha256",
                    MORE + "sha384",
                    "http://www.w3.org/2001/04/xmlenc#sha512");

    /** What our requests are signed with, by the kind of our key: its name and Java's for it. */
    static final Map<String, Map.Entry<String, String>> OURS =
            Map.of(
                    "RSA", Map.entry(MORE + "rsa-sha256", "SHA256withRSA"),
                    "EC", Map.entry(MORE + "ecdsa-sha256", "SHA256withECDSAinP1363Format"));

    private SamlNames() {}
}
