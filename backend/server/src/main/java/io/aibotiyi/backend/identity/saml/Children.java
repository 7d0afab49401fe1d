package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element's children, read in the order of the schema, so that nothing stands where a reader
 * would not look. One thread's.
 */
final class Children {

    private final Element parent;
    private @Nullable Element next;

    /**
     * @throws ProblemException BAD_ASSERTION if there is text between them
     */
    Children(Element parent) {
        this.parent = parent;
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n.getNodeType() == Node.TEXT_NODE && !n.getNodeValue().isBlank()) {
                throw ProviderFailure.refused(
                        "There is text in its " + parent.getLocalName() + ", which has none");
            }
        }
        next = element(parent.getFirstChild());
    }

    private static @Nullable Element element(@Nullable Node from) {
        for (Node n = from; n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                return e;
            }
        }
        return null;
    }

    Optional<Element> optional(String namespace, String name) {
        Element here = next;
        if (here == null || !SamlXml.is(here, namespace, name)) {
            return Optional.empty();
        }
        next = element(here.getNextSibling());
        return Optional.of(here);
    }

    /**
     * @throws ProblemException BAD_ASSERTION
     */
    Element required(String namespace, String name) {
        return optional(namespace, name)
                .orElseThrow(() ->
                        ProviderFailure.refused(
                                "Its " + parent.getLocalName() + " has no " + name + " in place"));
    }

    /** As many as follow. */
    List<Element> all(String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Optional<Element> e = optional(namespace, name);
                e.isPresent();
                e = optional(namespace, name)) {
            found.add(e.get());
        }
        return found;
    }

    /**
     * @throws ProblemException BAD_ASSERTION if there is one more
     */
    void end() {
        Element more = next;
        if (more != null) {
            throw ProviderFailure.refused(
                    "In its "
                            + parent.getLocalName()
                            + " there is a "
                            + more.getLocalName()
                            + ", which is not read there");
        }
    }
}
