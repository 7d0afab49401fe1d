package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML of others: no document type, so no entity but XML's own five, nothing fetched, at most
 * {@link #DEEPEST} elements deep. With the JDK's own parser, whatever else is on the class path.
 */
final class SamlXml {

    private static final String DEEPEST = "40";
    private static final String MOST_ATTRIBUTES = "60";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SamlXml() {}

    /**
     * @throws SAXException if it is not well-formed, or more than we read
     */
    static Document parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("This Java has no XML parser that can be closed up", e);
        }
    }

    /** Fails, and prints nothing. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    static boolean is(Node node, String namespace, String name) {
        return node instanceof Element
                && namespace.equals(node.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    /** Child elements of that name, in their order. */
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && is(n, namespace, name)) {
                found.add(e);
            }
        }
        return found;
    }

    static int count(Document document, String namespace, String name) {
        return document.getElementsByTagNameNS(namespace, name).getLength();
    }

    /** An attribute without a namespace; empty if it is not there. */
    static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(null, name)
                ? Optional.of(element.getAttributeNS(null, name))
                : Optional.empty();
    }

    /**
     * All of the element's text, without space around it.
     *
     * @throws ProblemException BAD_ASSERTION if it holds elements, or no text
     */
    static String text(Element element) {
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n.getNodeType() != Node.TEXT_NODE) {
                throw ProviderFailure.refused(
                        "Its " + element.getLocalName() + " holds more than text");
            }
        }
        String text = element.getTextContent().strip();
        if (text.isEmpty()) {
            throw ProviderFailure.refused("Its " + element.getLocalName() + " is empty");
        }
        return text;
    }

    /**
     * Refuses what a signature does not see or could be taken for another: comments and processing
     * instructions, which split a text for one reader and not for the next, and an identifier that
     * two elements have.
     */
    static void requireUnambiguous(Document document) {
        Set<String> identifiers = new HashSet<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        requirePlain(document);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            requirePlain(element);
            NamedNodeMap attributes = element.getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                Node attribute = attributes.item(a);
                if ("id".equalsIgnoreCase(attribute.getLocalName())
                        && !identifiers.add(attribute.getNodeValue())) {
                    throw ProviderFailure.refused("Two of its elements have the same ID");
                }
            }
        }
    }

    private static void requirePlain(Node parent) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n.getNodeType() != Node.TEXT_NODE && n.getNodeType() != Node.ELEMENT_NODE) {
                throw ProviderFailure.refused(
                        "There are comments or processing instructions in its answer");
            }
        }
    }
}
