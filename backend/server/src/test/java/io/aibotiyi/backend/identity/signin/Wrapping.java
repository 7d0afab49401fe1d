package io.aibotiyi.backend.identity.signin;

import java.util.Objects;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The eight signature wrapping attacks on SAML of Somorovsky et al., "On Breaking SAML: Be Whoever
 * You Want to Be" (USENIX Security 2012): the signed element stays in the document, where its
 * signature finds it, and a forged one stands where the application reads.
 */
enum Wrapping {
    XSW1(
            true,
            d -> {
                Element signed = d.getDocumentElement();
                Element forged = forged(signed);
                Element signature = signature(forged);
                d.replaceChild(forged, signed);
                signature.appendChild(bare(signed));
            }),
    XSW2(
            true,
            d -> {
                Element signed = d.getDocumentElement();
                Element forged = forged(signed);
                d.replaceChild(forged, signed);
                forged.insertBefore(bare(signed), signature(forged));
            }),
    XSW3(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                forged.removeChild(signature(forged));
                d.getDocumentElement().insertBefore(forged, signed);
            }),
    XSW4(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                forged.removeChild(signature(forged));
                d.getDocumentElement().replaceChild(forged, signed);
                forged.appendChild(signed);
            }),
    XSW5(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                d.getDocumentElement().replaceChild(forged, signed);
                d.getDocumentElement().appendChild(bare(signed));
            }),
    XSW6(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                d.getDocumentElement().replaceChild(forged, signed);
                signature(forged).appendChild(bare(signed));
            }),
    XSW7(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                forged.removeChild(signature(forged));
                Element extensions =
                        d.createElementNS(
                                "urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
                extensions.appendChild(forged);
                d.getDocumentElement().insertBefore(extensions, status(d));
            }),
    XSW8(
            false,
            d -> {
                Element signed = assertion(d);
                Element forged = forged(signed);
                d.getDocumentElement().replaceChild(forged, signed);
                Element object =
                        d.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
                object.appendChild(bare(signed));
                signature(forged).appendChild(object);
            });

    /** Whom the forged element names. */
    static final String FORGED = "the administrator";

    /** Whether it wraps a signed response, or a signed assertion. */
    final boolean ofResponse;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    final Consumer<Document> attack;

    Wrapping(boolean ofResponse, Consumer<Document> attack) {
        this.ofResponse = ofResponse;
        this.attack = attack;
    }

    private static Element assertion(Document document) {
        return only(document.getDocumentElement(), "Assertion");
    }

    private static Element status(Document document) {
        return only(document.getDocumentElement(), "Status");
    }

    private static Element signature(Element of) {
        return only(of, "Signature");
    }

    private static Element only(Element parent, String name) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && name.equals(e.getLocalName())) {
                return e;
            }
        }
        throw new AssertionError("no " + name);
    }

    /** A copy with another ID, of another person. */
    private static Element forged(Element signed) {
        Element copy = (Element) signed.cloneNode(true);
        copy.setAttribute("ID", "_forged");
        Element inner = "Assertion".equals(copy.getLocalName()) ? copy : only(copy, "Assertion");
        if (!inner.isSameNode(copy)) {
            inner.setAttribute("ID", "_forged-inside");
        }
        only(only(inner, "Subject"), "NameID").setTextContent(FORGED);
        return copy;
    }

    /** The signed element as its digest sees it: without its signature. */
    private static Element bare(Element signed) {
        Node parent = signed.getParentNode();
        if (parent != null) {
            parent.removeChild(signed);
        }
        Objects.requireNonNull(signature(signed).getParentNode()).removeChild(signature(signed));
        return signed;
    }
}
