package io.aibotiyi.backend.identity.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** What we send: requests for a sign-in, and our metadata. */
final class SamlWriter {

    private SamlWriter() {}

    /**
     * A request (SAML core 3.4.1).
     *
     * @param id names it; no other request has it
     * @param destination of the provider
     * @param consumer ours, where the answer must come
     * @param entityId what we are called
     */
    record Request(
            String id,
            Instant at,
            URI destination,
            String consumer,
            String entityId,
            SamlSettings.NameId nameId) {

        private String xml() {
            return document(out -> {
                out.writeStartElement("samlp", "AuthnRequest", SamlNames.PROTOCOL);
                out.writeNamespace("samlp", SamlNames.PROTOCOL);
                out.writeNamespace("saml", SamlNames.ASSERTION);
                out.writeAttribute("ID", id);
                out.writeAttribute("Version", "2.0");
                out.writeAttribute("IssueInstant", at.truncatedTo(ChronoUnit.SECONDS).toString());
                out.writeAttribute("Destination", destination.toString());
                out.writeAttribute("ProtocolBinding", SamlNames.POST);
                out.writeAttribute("AssertionConsumerServiceURL", consumer);
                out.writeStartElement("saml", "Issuer", SamlNames.ASSERTION);
                out.writeCharacters(entityId);
                out.writeEndElement();
                out.writeEmptyElement("samlp", "NameIDPolicy", SamlNames.PROTOCOL);
                if (nameId != SamlSettings.NameId.UNSPECIFIED) {
                    out.writeAttribute("Format", nameId.uri());
                }
                out.writeAttribute("AllowCreate", "true");
                out.writeEndElement();
            });
        }

        /**
         * Where the browser goes (SAML bindings 3.4.4).
         *
         * @param key signs the query; null for none
         */
        URI address(String relayState, @Nullable ServiceKey key) {
            String query =
                    "SAMLRequest="
                            + encoded(deflated(xml()))
                            + "&RelayState="
                            + encoded(relayState);
            if (key != null) {
                query += "&SigAlg=" + encoded(key.algorithmName());
                byte[] signature = key.sign(query.getBytes(StandardCharsets.US_ASCII));
                query += "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature));
            }
            String to = destination.toString();
            return URI.create(to + (destination.getRawQuery() == null ? "?" : "&") + query);
        }
    }

    /**
     * What a provider has to know of us (SAML metadata 2.4.4): only signed assertions are taken, by
     * POST, and none that is encrypted.
     */
    static String metadata(
            String entityId,
            String consumer,
            SamlSettings.NameId nameId,
            @Nullable ServiceKey key) {
        return document(out -> {
            out.writeStartElement("md", "EntityDescriptor", SamlNames.METADATA);
            out.writeNamespace("md", SamlNames.METADATA);
            out.writeNamespace("ds", SamlNames.SIGNATURE);
            out.writeAttribute("entityID", entityId);
            out.writeStartElement("md", "SPSSODescriptor", SamlNames.METADATA);
            out.writeAttribute("protocolSupportEnumeration", SamlNames.PROTOCOL);
            out.writeAttribute("AuthnRequestsSigned", String.valueOf(key != null));
            out.writeAttribute("WantAssertionsSigned", "true");
            if (key != null) {
                keyDescriptor(out, key);
            }
            out.writeStartElement("md", "NameIDFormat", SamlNames.METADATA);
            out.writeCharacters(nameId.uri());
            out.writeEndElement();
            out.writeEmptyElement("md", "AssertionConsumerService", SamlNames.METADATA);
            out.writeAttribute("Binding", SamlNames.POST);
            out.writeAttribute("Location", consumer);
            out.writeAttribute("index", "0");
            out.writeAttribute("isDefault", "true");
            out.writeEndElement();
            out.writeEndElement();
        });
    }

    private static void keyDescriptor(XMLStreamWriter out, ServiceKey key)
            throws XMLStreamException {
        out.writeStartElement("md", "KeyDescriptor", SamlNames.METADATA);
        out.writeAttribute("use", "signing");
        out.writeStartElement("ds", "KeyInfo", SamlNames.SIGNATURE);
        out.writeStartElement("ds", "X509Data", SamlNames.SIGNATURE);
        out.writeStartElement("ds", "X509Certificate", SamlNames.SIGNATURE);
        try {
            out.writeCharacters(Base64.getEncoder().encodeToString(key.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new XMLStreamException("a certificate that was read cannot be written", e);
        }
        for (int open = 0; open < 4; open++) {
            out.writeEndElement();
        }
    }

    private interface Content {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static String document(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written into memory", e);
        }
        return text.toString();
    }

    private static String deflated(String xml) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack in memory", e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
