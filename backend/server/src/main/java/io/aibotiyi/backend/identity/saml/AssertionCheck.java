package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.protocol.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Reads a signed assertion as the Web Browser SSO profile wants it (SAML profiles 4.1.4.2 and
 * 4.1.4.3; core 2.3 to 2.7). Times may be off by {@link #SKEW} and no more.
 */
final class AssertionCheck {

    static final Duration SKEW = Duration.ofSeconds(30);

    /** Characters of a name id that is persistent (SAML core 8.3.7); ours for all. */
    private static final int LONGEST_NAME = 256;

    private final Expectation expected;

    AssertionCheck(Expectation expected) {
        this.expected = expected;
    }

    /**
     * @param assertion whose signature holds
     * @throws ProblemException BAD_ASSERTION
     */
    Subject read(Element assertion) {
        notAfterNow(assertion, "IssueInstant");
        Children children = new Children(assertion);
        SamlResponse.requireIssuer(
                children.required(SamlNames.ASSERTION, "Issuer"), expected.issuer());
        children.optional(SamlNames.SIGNATURE, "Signature");
        Element subject = children.required(SamlNames.ASSERTION, "Subject");
        Element nameId = confirmed(subject);
        conditions(children.required(SamlNames.ASSERTION, "Conditions"));
        children.optional(SamlNames.ASSERTION, "Advice");
        boolean signedIn = false;
        @Nullable String email = null;
        for (boolean more = true; more; ) {
            Optional<Element> authn = children.optional(SamlNames.ASSERTION, "AuthnStatement");
            Optional<Element> attributes =
                    children.optional(SamlNames.ASSERTION, "AttributeStatement");
            authn.ifPresent(this::signedIn);
            signedIn |= authn.isPresent();
            if (attributes.isPresent() && email == null) {
                email = email(attributes.get());
            }
            more = authn.isPresent() || attributes.isPresent();
        }
        children.end();
        if (!signedIn) {
            throw ProviderFailure.refused(
                    "It does not say that anybody signed in (AuthnStatement)");
        }
        return subject(nameId, email);
    }

    private Element confirmed(Element subject) {
        Children children = new Children(subject);
        if (children.optional(SamlNames.ASSERTION, "EncryptedID").isPresent()) {
            throw ProviderFailure.refused(
                    "It sent an encrypted name, which this backend does not read");
        }
        Element nameId = children.required(SamlNames.ASSERTION, "NameID");
        List<Element> confirmations = children.all(SamlNames.ASSERTION, "SubjectConfirmation");
        children.end();
        @Nullable ProblemException why = null;
        for (Element confirmation : confirmations) {
            try {
                bearer(confirmation);
                return nameId;
            } catch (ProblemException e) {
                why = e;
            }
        }
        throw why == null ? ProviderFailure.refused("It has no SubjectConfirmation") : why;
    }

    /** SAML profiles 4.1.4.2: who brings it within its time, to us, for our request. */
    private void bearer(Element confirmation) {
        if (!SamlXml.attribute(confirmation, "Method").equals(Optional.of(SamlNames.BEARER))) {
            throw ProviderFailure.refused("It is not for who brings it (bearer)");
        }
        Children children = new Children(confirmation);
        Element data = children.required(SamlNames.ASSERTION, "SubjectConfirmationData");
        children.end();
        if (!SamlXml.attribute(data, "Recipient").equals(Optional.of(expected.consumer()))) {
            throw ProviderFailure.refused("It is meant for another address (Recipient)");
        }
        if (!SamlXml.attribute(data, "InResponseTo").equals(Optional.of(expected.request()))) {
            throw ProviderFailure.refused(
                    "It answers another request, or none (InResponseTo of the subject)");
        }
        if (SamlXml.attribute(data, "NotBefore").isPresent()
                || SamlXml.attribute(data, "NotOnOrAfter").isEmpty()) {
            throw ProviderFailure.refused(
                    "It may be brought at any time, or at a later one (SubjectConfirmationData)");
        }
        within(data);
    }

    private void conditions(Element conditions) {
        within(conditions);
        Children children = new Children(conditions);
        boolean restricted = false;
        for (boolean more = true; more; ) {
            Optional<Element> audiences =
                    children.optional(SamlNames.ASSERTION, "AudienceRestriction");
            audiences.ifPresent(this::audience);
            restricted |= audiences.isPresent();
            // each assertion is used once here, and none is passed on
            more =
                    audiences.isPresent()
                            || children.optional(SamlNames.ASSERTION, "OneTimeUse").isPresent()
                            || children.optional(SamlNames.ASSERTION, "ProxyRestriction")
                                    .isPresent();
        }
        children.end();
        if (!restricted) {
            throw ProviderFailure.refused("It does not say for whom it is (AudienceRestriction)");
        }
    }

    private void audience(Element restriction) {
        Children children = new Children(restriction);
        List<Element> audiences = children.all(SamlNames.ASSERTION, "Audience");
        children.end();
        if (audiences.stream().map(SamlXml::text).noneMatch(expected.audience()::equals)) {
            throw ProviderFailure.refused("It is for another audience than this backend");
        }
    }

    private void signedIn(Element statement) {
        notAfterNow(statement, "AuthnInstant");
        if (time(statement, "SessionNotOnOrAfter").filter(this::isOver).isPresent()) {
            throw ProviderFailure.refused("The session there has ended (SessionNotOnOrAfter)");
        }
    }

    private void within(Element limited) {
        if (time(limited, "NotBefore").filter(t -> t.isAfter(expected.now().plus(SKEW))).isPresent()
                || time(limited, "NotOnOrAfter").filter(this::isOver).isPresent()) {
            throw ProviderFailure.refused(
                    "It came too early or too late ("
                            + limited.getLocalName()
                            + "), or a clock is wrong");
        }
    }

    private boolean isOver(Instant end) {
        return !expected.now().minus(SKEW).isBefore(end);
    }

    private void notAfterNow(Element element, String attribute) {
        Instant at =
                time(element, attribute)
                        .orElseThrow(() -> ProviderFailure.refused("It has no " + attribute));
        if (at.isAfter(expected.now().plus(SKEW))) {
            throw ProviderFailure.refused(
                    "It is of a time to come (" + attribute + "), or a clock is wrong");
        }
    }

    /** SAML core 1.3.3: with a zone, which is UTC. */
    private static Optional<Instant> time(Element element, String attribute) {
        try {
            return SamlXml.attribute(element, attribute)
                    .map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeException e) {
            throw ProviderFailure.refused("Its " + attribute + " is no time with a zone");
        }
    }

    private @Nullable String email(Element statement) {
        if (expected.emailAttribute().isEmpty()) {
            return null;
        }
        for (Element attribute : SamlXml.children(statement, SamlNames.ASSERTION, "Attribute")) {
            List<Element> values =
                    SamlXml.children(attribute, SamlNames.ASSERTION, "AttributeValue");
            if (SamlXml.attribute(attribute, "Name").equals(Optional.of(expected.emailAttribute()))
                    && values.size() == 1) {
                return SamlXml.text(values.getFirst());
            }
        }
        return null;
    }

    /** SAML core 8.3: a name is somebody's only in its format, and within who gave it. */
    private Subject subject(Element nameId, @Nullable String email) {
        String format =
                SamlXml.attribute(nameId, "Format").orElse(SamlSettings.NameId.UNSPECIFIED.uri());
        SamlSettings.NameId known = format(format);
        if (!SamlXml.attribute(nameId, "NameQualifier")
                        .orElse(expected.issuer())
                        .equals(expected.issuer())
                || !SamlXml.attribute(nameId, "SPNameQualifier")
                        .orElse(expected.audience())
                        .equals(expected.audience())) {
            throw ProviderFailure.refused("Its name for you is one of others (NameQualifier)");
        }
        String name = SamlXml.text(nameId);
        if (name.length() > LONGEST_NAME) {
            throw ProviderFailure.refused(
                    "Its name for you is longer than " + LONGEST_NAME + " characters");
        }
        boolean address = known == SamlSettings.NameId.EMAIL;
        return new Subject(known.uri(), name, email == null && address ? name : email);
    }

    private SamlSettings.NameId format(String uri) {
        for (SamlSettings.NameId known : SamlSettings.NameId.values()) {
            if (known.uri().equals(uri)
                    && (expected.nameId() == known
                            || expected.nameId() == SamlSettings.NameId.UNSPECIFIED)) {
                return known;
            }
        }
        throw ProviderFailure.refused(
                "It named you in the format "
                        + uri.substring(uri.lastIndexOf(':') + 1)
                        + ", and not as aibot.saml asks for (name-id)");
    }
}
