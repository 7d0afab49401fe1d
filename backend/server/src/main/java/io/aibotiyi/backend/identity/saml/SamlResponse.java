package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A provider's answer (SAML core 3.3.3, profiles 4.1.4): its form is checked when it is made, and
 * it must be signed before anybody reads its one assertion. All is read from the same document that
 * the signature is checked in, and each element has one place where it may stand, so that nothing
 * that was not signed can be taken for what was. One thread's.
 */
final class SamlResponse {

    /** Characters of XML; the gateway takes forms of 64 KiB. */
    static final int LARGEST = 64 * 1024;

    /** Why nobody was signed in, as people can use it (SAML core 3.2.2.2). */
    private static final Map<String, String> REASONS =
            Map.of(
                    "AuthnFailed", "It could not tell who you are",
                    "RequestDenied", "It does not let you sign in here",
                    "UnknownPrincipal", "It does not know you",
                    "NoPassive", "It wanted to ask you and could not",
                    "NoAuthnContext", "It cannot ask you in the way that is wanted",
                    "InvalidNameIDPolicy",
                            "It does not give names of the format that aibot.saml asks for (name-id)",
                    "Requester", "It says that our request is wrong; an administrator has to look",
                    "Responder", "It could not do it; try again later",
                    "VersionMismatch", "It does not speak SAML 2.0",
                    "RequestUnsupported", "It does not take requests of this kind");

    private final Element response;
    private final Optional<Element> signature;
    private final Optional<Element> issuer;
    private final List<Element> assertions;
    private final Element status;

    private SamlResponse(Element response) {
        this.response = response;
        Children children = new Children(response);
        issuer = children.optional(SamlNames.ASSERTION, "Issuer");
        signature = children.optional(SamlNames.SIGNATURE, "Signature");
        children.optional(SamlNames.PROTOCOL, "Extensions");
        status = children.required(SamlNames.PROTOCOL, "Status");
        assertions = children.all(SamlNames.ASSERTION, "Assertion");
        if (children.optional(SamlNames.ASSERTION, "EncryptedAssertion").isPresent()) {
            throw ProviderFailure.refused(
                    "It sent an encrypted assertion, which this backend does not read; have it"
                            + " sign its assertions and not encrypt them");
        }
        children.end();
    }

    /**
     * @param encoded base64, as in the form (SAML bindings 3.5.4)
     * @throws ProblemException BAD_ASSERTION
     */
    static SamlResponse read(String encoded) {
        Document document = parsed(decoded(encoded));
        SamlXml.requireUnambiguous(document);
        Element root = document.getDocumentElement();
        if (!SamlXml.is(root, SamlNames.PROTOCOL, "Response")
                || SamlXml.count(document, SamlNames.PROTOCOL, "Response") != 1) {
            throw ProviderFailure.refused("Its answer is no SAML response, or several");
        }
        requireVersionAndId(root);
        return new SamlResponse(root);
    }

    private static String decoded(String encoded) {
        if (encoded.length() > LARGEST * 4 / 3 + 4) {
            throw ProviderFailure.refused("Its answer is larger than " + LARGEST + " characters");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded.replaceAll("[\r\n]", ""));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ProviderFailure.refused("Its answer is not base64 of UTF-8");
        }
    }

    private static Document parsed(String xml) {
        try {
            return SamlXml.parse(xml);
        } catch (SAXException e) {
            throw ProviderFailure.refused(
                    "Its answer is not XML, or has a document type or too many levels");
        }
    }

    static void requireVersionAndId(Element element) {
        if (!SamlXml.attribute(element, "Version").equals(Optional.of("2.0"))
                || SamlXml.attribute(element, "ID").orElse("").isEmpty()) {
            throw ProviderFailure.refused(
                    "Its " + element.getLocalName() + " is not SAML 2.0, or has no ID");
        }
    }

    /**
     * @throws ProblemException BAD_ASSERTION if it is an answer to another, for another or of
     *     another, or if it says that nobody was signed in
     */
    void requireFor(Expectation expected) {
        require("Destination", expected.consumer(), "is meant for another address");
        require("InResponseTo", expected.request(), "answers another request, or none");
        issuer.ifPresent(i -> requireIssuer(i, expected.issuer()));
        requireSuccess();
    }

    private void require(String attribute, String value, String otherwise) {
        if (!SamlXml.attribute(response, attribute).equals(Optional.of(value))) {
            throw ProviderFailure.refused("Its answer " + otherwise + " (" + attribute + ")");
        }
    }

    static void requireIssuer(Element issuer, String expected) {
        String format = SamlXml.attribute(issuer, "Format").orElse(SamlNames.ENTITY);
        if (!format.equals(SamlNames.ENTITY) || !SamlXml.text(issuer).equals(expected)) {
            throw ProviderFailure.refused("Another provider answered than the one that was asked");
        }
    }

    private void requireSuccess() {
        Element code = new Children(status).required(SamlNames.PROTOCOL, "StatusCode");
        String first = SamlXml.attribute(code, "Value").orElse("");
        if (first.equals(SamlNames.SUCCESS)) {
            return;
        }
        String second =
                new Children(code)
                        .optional(SamlNames.PROTOCOL, "StatusCode")
                        .flatMap(c -> SamlXml.attribute(c, "Value"))
                        .orElse("");
        throw ProviderFailure.refused(
                reason(second)
                        .or(() -> reason(first))
                        .orElse("It signed nobody in, and does not say why in a way known here"));
    }

    private static Optional<String> reason(String status) {
        return status.startsWith(SamlNames.STATUS)
                ? Optional.ofNullable(REASONS.get(status.substring(SamlNames.STATUS.length())))
                : Optional.empty();
    }

    /**
     * The assertion, if it is signed, or the response around it; where both are, both must hold. No
     * signature and no assertion may stand anywhere else.
     *
     * @param keys that the provider may sign with
     * @return empty if none of the keys made a signature
     * @throws ProblemException BAD_ASSERTION
     */
    Optional<Element> signedAssertion(Collection<? extends Key> keys) {
        Document document = response.getOwnerDocument();
        if (assertions.size() != 1
                || SamlXml.count(document, SamlNames.ASSERTION, "Assertion") != 1) {
            throw ProviderFailure.refused("Its answer must have one assertion, and has not");
        }
        Element assertion = assertions.getFirst();
        requireVersionAndId(assertion);
        List<Element> inside = SamlXml.children(assertion, SamlNames.SIGNATURE, "Signature");
        int known = inside.size() + (signature.isPresent() ? 1 : 0);
        if (known == 0) {
            throw ProviderFailure.refused("Neither its answer nor the assertion is signed");
        }
        if (inside.size() > 1
                || SamlXml.count(document, SamlNames.SIGNATURE, "Signature") != known) {
            throw ProviderFailure.refused("There is a signature in its answer that signs nothing");
        }
        boolean holds =
                signature.map(s -> SignatureCheck.holds(response, s, keys)).orElse(true)
                        && (inside.isEmpty()
                                || SignatureCheck.holds(assertion, inside.getFirst(), keys));
        return holds ? Optional.of(assertion) : Optional.empty();
    }
}
