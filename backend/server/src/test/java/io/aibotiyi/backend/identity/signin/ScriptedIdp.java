package io.aibotiyi.backend.identity.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.backend.testing.IdpKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A SAML identity provider that signs its one person in at once, and can be made to err or lie in
 * each single way: in a field, before it signs, in how it signs, and after it signed.
 */
final class ScriptedIdp implements AutoCloseable {

    static final String PERSON = "8f1d5c3e-ann";
    static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** What it signs. */
    enum Signs {
        ASSERTION,
        RESPONSE,
        BOTH,
        NOTHING
    }

    private final HttpServer server;
    private final Clock clock;
    private final String entity;
    final List<String> asked = new CopyOnWriteArrayList<>();

    IdpKeys key;
    List<IdpKeys> published;
    Signs signs = Signs.ASSERTION;

    /** Changes what the answer says; without a value the attribute or element is left out. */
    Consumer<Map<String, String>> fields = _ -> {};

    /** Changes the answer's text before it is signed. */
    UnaryOperator<String> before = t -> t;

    /** Changes the answer after it is signed. */
    Consumer<Document> after = _ -> {};

    /** Changes the text that goes over the wire. */
    UnaryOperator<String> wire = t -> t;

    /** Changes the metadata. */
    UnaryOperator<String> metadata = t -> t;

    String signatureAlgorithm = RSA_SHA256;
    String digest = SHA256;
    String canonical = EXCLUSIVE;
    List<String> transforms = List.of(Transform.ENVELOPED, EXCLUSIVE);

    /** Signs instead of its own key. */
    @Nullable Key other;

    /** Signs the assertion instead of its own key. */
    @Nullable Key otherForAssertion;

    /** Goes into the signature's KeyInfo. */
    @Nullable IdpKeys shown;

    ScriptedIdp(Clock clock, String entity, IdpKeys key) {
        this.clock = clock;
        this.entity = entity;
        this.key = key;
        this.published = List.of(key);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/metadata", this::metadata);
        server.start();
    }

    /** Says and signs again what is so. */
    void truthful() {
        published = List.of(key);
        signs = Signs.ASSERTION;
        fields = _ -> {};
        before = t -> t;
        after = _ -> {};
        wire = t -> t;
        metadata = t -> t;
        signatureAlgorithm = RSA_SHA256;
        digest = SHA256;
        canonical = EXCLUSIVE;
        transforms = List.of(Transform.ENVELOPED, EXCLUSIVE);
        other = null;
        otherForAssertion = null;
        shown = null;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void metadata(HttpExchange exchange) throws IOException {
        asked.add("metadata");
        byte[] bytes = metadata().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String metadata() {
        StringBuilder keys = new StringBuilder();
        for (IdpKeys each : published) {
            keys.append("<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data>")
                    .append("<ds:X509Certificate>\n")
                    .append(each.certificateBase64())
                    .append(
                            "\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>");
        }
        return metadata.apply(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- as administrators write them -->
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" \
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s">
                <md:IDPSSODescriptor WantAuthnRequestsSigned="false" \
                protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
                Location="%s/sso-post"/>
                <md:SingleSignOnService \
                Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s/sso"/>
                </md:IDPSSODescriptor></md:EntityDescriptor>
                """
                        .formatted(entity, keys, base(), base()));
    }

    /** The request in the address that the browser was sent to. */
    static Element request(URI departure) {
        String packed = ScriptedProvider.query(departure.getRawQuery()).get("SAMLRequest");
        byte[] bytes = Base64.getDecoder().decode(String.valueOf(packed));
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getDocumentElement();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the browser brings back from the address that it was sent to. */
    Map<String, String[]> signIn(URI departure) {
        Map<String, String[]> back = new HashMap<>();
        back.put("SAMLResponse", new String[] {answer(request(departure))});
        back.put(
                "RelayState",
                new String[] {ScriptedProvider.query(departure.getRawQuery()).get("RelayState")});
        return back;
    }

    private String answer(Element request) {
        Map<String, String> all = said(request);
        fields.accept(all);
        Document document = parsed(before.apply(text(all)));
        Element response = document.getDocumentElement();
        if (signs == Signs.ASSERTION || signs == Signs.BOTH) {
            sign(
                    child(response, "Assertion"),
                    otherForAssertion == null ? other : otherForAssertion);
        }
        if (signs == Signs.RESPONSE || signs == Signs.BOTH) {
            sign(response, other);
        }
        after.accept(document);
        return Base64.getMimeEncoder()
                .encodeToString(wire.apply(written(document)).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> said(Element request) {
        Instant now = clock.instant();
        String consumer = request.getAttribute("AssertionConsumerServiceURL");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Destination", consumer);
        all.put("InResponseTo", request.getAttribute("ID"));
        all.put("response.Issuer", entity);
        all.put("response.Version", "2.0");
        all.put("response.ID", "_response");
        all.put("status", SUCCESS);
        all.put("ID", "_assertion");
        all.put("Version", "2.0");
        all.put("IssueInstant", now.toString());
        all.put("Issuer", entity);
        all.put("NameID", PERSON);
        all.put("Format", PERSISTENT);
        all.put("Method", BEARER);
        all.put("Recipient", consumer);
        all.put("subject.InResponseTo", request.getAttribute("ID"));
        all.put("subject.NotOnOrAfter", now.plus(Duration.ofMinutes(5)).toString());
        all.put("NotBefore", now.minus(Duration.ofMinutes(1)).toString());
        all.put("NotOnOrAfter", now.plus(Duration.ofMinutes(5)).toString());
        all.put("Audience", child(request, "Issuer").getTextContent());
        all.put("AuthnInstant", now.toString());
        all.put("SessionNotOnOrAfter", now.plus(Duration.ofHours(8)).toString());
        all.put("mail", "ann@example.org");
        return all;
    }

    private static String text(Map<String, String> all) {
        return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\""
                + attribute(all, "response.ID")
                + attribute(all, "response.Version")
                + attribute(all, "IssueInstant")
                + attribute(all, "Destination")
                + attribute(all, "InResponseTo")
                + ">"
                + element(all, "response.Issuer", "Issuer")
                + "<samlp:Status><samlp:StatusCode Value=\""
                + all.get("status")
                + "\">"
                + (all.containsKey("status.more")
                        ? "<samlp:StatusCode Value=\"" + all.get("status.more") + "\"/>"
                        : "")
                + "</samlp:StatusCode></samlp:Status>"
                + "<saml:Assertion"
                + attribute(all, "ID")
                + attribute(all, "Version")
                + attribute(all, "IssueInstant")
                + ">\n"
                + element(all, "Issuer", "Issuer")
                + "<saml:Subject><saml:NameID"
                + attribute(all, "Format")
                + attribute(all, "NameQualifier")
                + attribute(all, "SPNameQualifier")
                + ">"
                + all.get("NameID")
                + "</saml:NameID><saml:SubjectConfirmation"
                + attribute(all, "Method")
                + "><saml:SubjectConfirmationData"
                + attribute(all, "Recipient")
                + attribute(all, "subject.InResponseTo")
                + attribute(all, "subject.NotBefore")
                + attribute(all, "subject.NotOnOrAfter")
                + "/></saml:SubjectConfirmation></saml:Subject><saml:Conditions"
                + attribute(all, "NotBefore")
                + attribute(all, "NotOnOrAfter")
                + ">"
                + (all.containsKey("Audience")
                        ? "<saml:AudienceRestriction>"
                                + element(all, "Audience", "Audience")
                                + "</saml:AudienceRestriction>"
                        : "")
                + "<saml:OneTimeUse/></saml:Conditions>"
                + (all.containsKey("AuthnInstant")
                        ? "<saml:AuthnStatement"
                                + attribute(all, "AuthnInstant")
                                + attribute(all, "SessionNotOnOrAfter")
                                + "><saml:AuthnContext><saml:AuthnContextClassRef>"
                                + "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
                                + "</saml:AuthnContextClassRef></saml:AuthnContext>"
                                + "</saml:AuthnStatement>"
                        : "")
                + "<saml:AttributeStatement><saml:Attribute Name=\"mail\">"
                + element(all, "mail", "AttributeValue")
                + "</saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>";
    }

    private static String attribute(Map<String, String> all, String name) {
        String value = all.get(name);
        return value == null
                ? ""
                : " " + name.substring(name.indexOf('.') + 1) + "=\"" + value + "\"";
    }

    private static String element(Map<String, String> all, String field, String name) {
        String value = all.get(field);
        return value == null ? "" : "<saml:" + name + ">" + value + "</saml:" + name + ">";
    }

    /** Behind the issuer, where the schema wants it. */
    private void sign(Element element, @Nullable Key instead) {
        element.setIdAttribute("ID", true);
        XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
        try {
            List<Transform> all = new ArrayList<>();
            for (String each : transforms) {
                all.add(xml.newTransform(each, (TransformParameterSpec) null));
            }
            Reference reference =
                    xml.newReference(
                            "#" + element.getAttribute("ID"),
                            xml.newDigestMethod(digest, null),
                            all,
                            null,
                            null);
            DOMSignContext context =
                    new DOMSignContext(
                            instead == null ? key.pair().getPrivate() : instead,
                            element,
                            behindIssuer(element));
            context.setDefaultNamespacePrefix("ds");
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            xml.newXMLSignature(
                            xml.newSignedInfo(
                                    xml.newCanonicalizationMethod(
                                            canonical, (C14NMethodParameterSpec) null),
                                    xml.newSignatureMethod(signatureAlgorithm, null),
                                    List.of(reference)),
                            keyInfo(xml))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new AssertionError(e);
        }
    }

    private static Node behindIssuer(Element element) {
        NodeList issuers = element.getElementsByTagNameNS("*", "Issuer");
        return issuers.getLength() > 0 && element.isSameNode(issuers.item(0).getParentNode())
                ? issuers.item(0).getNextSibling()
                : element.getFirstChild();
    }

    private @Nullable KeyInfo keyInfo(XMLSignatureFactory xml) {
        if (shown == null) {
            return null;
        }
        KeyInfoFactory info = xml.getKeyInfoFactory();
        return info.newKeyInfo(List.of(info.newX509Data(List.of(shown.certificate()))));
    }

    static Element child(Element parent, String name) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && name.equals(e.getLocalName())) {
                return e;
            }
        }
        throw new AssertionError("no " + name + " in " + parent.getLocalName());
    }

    static Document parsed(String text) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String written(Document document) {
        try {
            StringWriter text = new StringWriter();
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
