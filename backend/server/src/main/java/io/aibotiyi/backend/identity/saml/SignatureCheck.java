package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Checks the signature that stands in an element over that element (SAML core 5.4), with keys of
 * ours alone: what the signature says of its key is not asked. Of XML Signature only as much is
 * taken as SAML needs: one reference, to the element around it by its ID; the enveloped and the
 * exclusive transform; {@link SamlNames#SIGNATURES}; nothing enclosed. That the element which was
 * digested is that very element is seen from the digested nodes themselves.
 */
final class SignatureCheck {

    private SignatureCheck() {}

    /**
     * @param signed the element that is going to be read
     * @param signature a child of it
     * @param keys that the provider may sign with
     * @return false if none of the keys made it
     * @throws ProblemException BAD_ASSERTION if it is no such signature
     */
    static boolean holds(Element signed, Element signature, Collection<? extends Key> keys) {
        if (!signed.isSameNode(signature.getParentNode())) {
            throw ProviderFailure.refused("Its signature stands beside what it signs");
        }
        for (Key key : keys) {
            if (holds(signed, signature, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Element signed, Element signature, Key key) {
        DOMValidateContext context =
                new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        context.setIdAttributeNS(signed, null, "ID");
        try {
            XMLSignature read =
                    XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            Reference reference = reference(signed, read);
            return read.validate(context) && covers(reference, signed);
        } catch (MarshalException e) {
            throw ProviderFailure.refused(
                    "Its signature cannot be read, or is made with algorithms that are not taken");
        } catch (XMLSignatureException e) {
            // a key of another kind than the signature's, or a digest that cannot be made
            return false;
        }
    }

    private static Reference reference(Element signed, XMLSignature signature) {
        SignedInfo info = signature.getSignedInfo();
        List<Reference> references = info.getReferences();
        if (references.size() != 1 || !signature.getObjects().isEmpty()) {
            throw ProviderFailure.refused("Its signature signs more than the element it stands in");
        }
        Reference reference = references.getFirst();
        if (!("#" + signed.getAttributeNS(null, "ID")).equals(reference.getURI())) {
            throw ProviderFailure.refused("Its signature is over another element");
        }
        if (!SamlNames.SIGNATURES.contains(info.getSignatureMethod().getAlgorithm())
                || !SamlNames.DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                || !SamlNames.EXCLUSIVE.equals(info.getCanonicalizationMethod().getAlgorithm())
                || !transforms(reference)
                        .equals(List.of(SamlNames.ENVELOPED, SamlNames.EXCLUSIVE))) {
            throw ProviderFailure.refused(
                    "Its signature is made with algorithms that are not taken: RSA or ECDSA with"
                            + " SHA-2 over exclusive canonical XML are");
        }
        return reference;
    }

    private static List<String> transforms(Reference reference) {
        return reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
    }

    /** The first element that was digested, in the order of the document, is that one. */
    private static boolean covers(Reference reference, Element signed) {
        Data digested = reference.getDereferencedData();
        if (!(digested instanceof NodeSetData<?> nodes)) {
            return false;
        }
        for (Object node : nodes) {
            if (node instanceof Element first) {
                return first.isSameNode(signed);
            }
        }
        return false;
    }

    /** Keys that are strong enough, of a kind that {@link SamlNames#SIGNATURES} uses. */
    static boolean usable(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2_048;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 256;
            default -> false;
        };
    }
}
