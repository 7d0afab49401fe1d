package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.identity.signin.ScriptedIdp.Signs;
import io.aibotiyi.backend.testing.IdpKeys;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/**
 * What a SAML provider, or whoever stands between it and us, may say that is not so. Each lie is
 * told alone, and is refused for what it is: its reason is named.
 */
abstract class SamlAnswerContract extends SamlTestBase {

    private static final String ELSEWHERE = "https://evil.example/sign-in/saml/work";
    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private DynamicTest lie(String name, String why, Consumer<ScriptedIdp> told) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    idp.truthful();
                    assertComes();
                    String page = page();
                    told.accept(idp);
                    Map<String, String[]> answer = visit(page);
                    assertThatThrownBy(() -> browser().returned(page, ANSWERS, answer))
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    e -> {
                                        assertThat(e.problem().code())
                                                .isEqualTo(ErrorCode.BAD_ASSERTION);
                                        assertThat(e.problem().detail()).contains(why);
                                    });
                    assertThat(node.audited("identity.provider.refused")).isNotEmpty();
                    assertThat(browser().page(page).linking()).as("nothing is linked").isNull();
                });
    }

    private DynamicTest field(String name, String why, String field, String value) {
        return lie(name, why, p -> p.fields = f -> f.put(field, value));
    }

    private DynamicTest without(String field, String why) {
        return lie("without " + field, why, p -> p.fields = f -> f.remove(field));
    }

    private DynamicTest text(String name, String why, String from, String to) {
        return lie(name, why, p -> p.before = t -> replaced(t, from, to));
    }

    private static String replaced(String text, String from, String to) {
        assertThat(text).as("the text to lie about").contains(from);
        return text.replace(from, to);
    }

    private String in(int seconds) {
        return clock.instant().plusSeconds(seconds).toString();
    }

    @TestFactory
    @DisplayName("J2 an answer for another address, request or provider is refused")
    Stream<DynamicTest> refusesAnswersForOthers() {
        return Stream.of(
                field("to another address", "(Destination)", "Destination", ELSEWHERE),
                without("Destination", "(Destination)"),
                field("to another request", "none (InResponseTo)", "InResponseTo", "_another"),
                without("InResponseTo", "none (InResponseTo)"),
                field("of another provider", "Another provider", "response.Issuer", OTHER_IDP),
                field("of SAML 1.1", "Response is not SAML 2.0", "response.Version", "1.1"),
                without("response.ID", "Response is not SAML 2.0, or has no ID"));
    }

    @TestFactory
    @DisplayName("J2 an assertion for another party, or about nobody, is refused")
    Stream<DynamicTest> refusesAssertionsForOthers() {
        return Stream.of(
                field("of another issuer", "Another provider", "Issuer", OTHER_IDP),
                without("Issuer", "has no Issuer in place"),
                field("of SAML 1.1", "Assertion is not SAML 2.0", "Version", "1.1"),
                field("to another address", "(Recipient)", "Recipient", ELSEWHERE),
                without("Recipient", "(Recipient)"),
                field(
                        "to another request",
                        "(InResponseTo of the subject)",
                        "subject.InResponseTo",
                        "_another"),
                without("subject.InResponseTo", "(InResponseTo of the subject)"),
                field("for another audience", "another audience", "Audience", ELSEWHERE),
                without("Audience", "(AudienceRestriction)"),
                text(
                        "for two audiences at once, one of them another",
                        "another audience",
                        "<saml:OneTimeUse/>",
                        "<saml:AudienceRestriction><saml:Audience>b</saml:Audience>"
                                + "</saml:AudienceRestriction>"),
                text(
                        "under a condition that is not known",
                        "In its Conditions there is a Condition",
                        "<saml:OneTimeUse/>",
                        "<saml:Condition/>"),
                field(
                        "for who holds a key",
                        "(bearer)",
                        "Method",
                        "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"),
                without("AuthnInstant", "(AuthnStatement)"));
    }

    @TestFactory
    @DisplayName("J3 an assertion out of its time is refused (6.8.3)")
    Stream<DynamicTest> refusesAssertionsOutOfTheirTime() {
        return Stream.of(
                field("to be brought later", "(Conditions)", "NotBefore", in(31)),
                field("over", "(Conditions)", "NotOnOrAfter", in(-30)),
                field(
                        "over for its bearer",
                        "(SubjectConfirmationData)",
                        "subject.NotOnOrAfter",
                        in(-30)),
                without("subject.NotOnOrAfter", "at any time"),
                field("for its bearer, later", "at a later one", "subject.NotBefore", in(-60)),
                field("of a time to come", "(IssueInstant)", "IssueInstant", in(31)),
                without("IssueInstant", "no IssueInstant"),
                field("signed in in a time to come", "(AuthnInstant)", "AuthnInstant", in(31)),
                field(
                        "of a session that ended",
                        "session there has ended",
                        "SessionNotOnOrAfter",
                        in(-30)),
                field(
                        "of a time without a zone",
                        "no time with a zone",
                        "NotBefore",
                        "2026-11-22T23:00:00"));
    }

    @Test
    void takesAClockThatIsALittleWrong() {
        idp.fields =
                f -> {
                    f.put("NotBefore", in(30));
                    f.put("IssueInstant", in(30));
                    f.put("AuthnInstant", in(30));
                };
        assertComes();
        idp.fields =
                f -> {
                    f.put("NotOnOrAfter", in(-29));
                    f.put("subject.NotOnOrAfter", in(-29));
                };
        assertComes();
        idp.fields = f -> f.put("NotBefore", "2026-11-23T01:59:00+02:00");
        assertComes();
    }

    @TestFactory
    @DisplayName("J1 a name in another format, or of others, is refused (6.8.1)")
    Stream<DynamicTest> refusesNamesThatAreNobodys() {
        return Stream.of(
                field(
                        "new each time",
                        "format transient",
                        "Format",
                        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"),
                field("an address, unasked", "format emailAddress", "Format", ScriptedIdp.EMAIL),
                without("Format", "format unspecified"),
                field(
                        "qualified by another provider",
                        "(NameQualifier)",
                        "NameQualifier",
                        OTHER_IDP),
                field("qualified for others", "(NameQualifier)", "SPNameQualifier", ELSEWHERE),
                field("too long", "longer than 256", "NameID", "x".repeat(257)),
                field("empty", "NameID is empty", "NameID", " "),
                field("more than text", "NameID holds more", "NameID", "a<saml:b/>"),
                text("none", "no NameID in place", "saml:NameID", "saml:BaseID"),
                text("encrypted", "encrypted name", "saml:NameID", "saml:EncryptedID"),
                lie(
                        "nobody to confirm",
                        "no SubjectConfirmation",
                        p ->
                                p.before =
                                        t ->
                                                t.replaceAll(
                                                        "<saml:SubjectConfirmation .*</saml:SubjectConfirmation>",
                                                        "")));
    }

    @TestFactory
    @DisplayName("J2 a status that is no success signs nobody in, and is said in plain words")
    Stream<DynamicTest> refusesOtherStatus() {
        Map<String, String> said = new HashMap<>();
        said.put("AuthnFailed", "could not tell who you are");
        said.put("RequestDenied", "does not let you sign in here");
        said.put("UnknownPrincipal", "does not know you");
        said.put("NoPassive", "wanted to ask you");
        said.put("NoAuthnContext", "cannot ask you in the way");
        said.put("InvalidNameIDPolicy", "(name-id)");
        said.put("RequestUnsupported", "requests of this kind");
        said.put("PartialLogout", "could not do it");
        Stream<DynamicTest> reasons =
                said.entrySet().stream()
                        .map(e ->
                                lie(
                                        e.getKey(),
                                        e.getValue(),
                                        p -> {
                                            p.signs = Signs.NOTHING;
                                            p.fields =
                                                    f -> {
                                                        f.put("status", STATUS + "Responder");
                                                        f.put("status.more", STATUS + e.getKey());
                                                    };
                                        }));
        return Stream.concat(
                reasons,
                Stream.of(
                        field("Requester", "our request is wrong", "status", STATUS + "Requester"),
                        field(
                                "VersionMismatch",
                                "not speak SAML 2.0",
                                "status",
                                STATUS + "VersionMismatch"),
                        field("its own", "does not say why", "status", "urn:example:x"),
                        field(
                                "success of another kind",
                                "does not say why",
                                "status",
                                "urn:example:status:Success")));
    }

    @TestFactory
    @DisplayName("J2 what is not signed as it should be is refused (6.8.2)")
    Stream<DynamicTest> refusesForgedSignatures() {
        IdpKeys foreign = IdpKeys.rsa(2048);
        return Stream.of(
                lie("no signature", "Neither its answer nor", p -> p.signs = Signs.NOTHING),
                lie(
                        "a changed assertion",
                        "was changed",
                        p -> p.wire = t -> replaced(t, ScriptedIdp.PERSON, "another")),
                lie(
                        "a changed response",
                        "was changed",
                        p -> {
                            p.signs = Signs.RESPONSE;
                            p.wire = t -> replaced(t, ScriptedIdp.PERSON, "another");
                        }),
                lie(
                        "a key of its own",
                        "not in its metadata",
                        p -> {
                            p.other = foreign.pair().getPrivate();
                            p.shown = foreign;
                        }),
                lie(
                        "a foreign key and the true certificate",
                        "not in its metadata",
                        p -> {
                            p.other = foreign.pair().getPrivate();
                            p.shown = KEY;
                        }),
                lie(
                        "another's assertion in a signed response",
                        "not in its metadata",
                        p -> {
                            p.signs = Signs.BOTH;
                            p.otherForAssertion = foreign.pair().getPrivate();
                        }),
                lie(
                        "a true assertion in another's response",
                        "not in its metadata",
                        p -> {
                            p.signs = Signs.BOTH;
                            p.other = foreign.pair().getPrivate();
                            p.otherForAssertion = KEY.pair().getPrivate();
                        }),
                lie(
                        "RSA with SHA-1",
                        "algorithms that are not taken",
                        p -> p.signatureAlgorithm = DSIG + "rsa-sha1"),
                lie(
                        "a SHA-1 digest",
                        "algorithms that are not taken",
                        p -> p.digest = DSIG + "sha1"),
                lie(
                        "HMAC with the public key",
                        "algorithms that are not taken",
                        p -> {
                            p.signatureAlgorithm =
                                    "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
                            p.other =
                                    new SecretKeySpec(
                                            KEY.pair().getPublic().getEncoded(), "HmacSHA256");
                        }),
                lie(
                        "inclusive canonical XML",
                        "algorithms that are not taken",
                        p -> p.canonical = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
                lie(
                        "comments in what is signed",
                        "algorithms that are not taken",
                        p ->
                                p.transforms =
                                        List.of(
                                                Transform.ENVELOPED,
                                                ScriptedIdp.EXCLUSIVE + "WithComments")),
                lie(
                        "no exclusive transform",
                        "algorithms that are not taken",
                        p -> p.transforms = List.of(Transform.ENVELOPED)),
                lie(
                        "a second signature",
                        "signs nothing",
                        p ->
                                p.after =
                                        d -> {
                                            Element assertion =
                                                    ScriptedIdp.child(
                                                            d.getDocumentElement(), "Assertion");
                                            Element signature =
                                                    ScriptedIdp.child(assertion, "Signature");
                                            d.getDocumentElement()
                                                    .insertBefore(
                                                            signature.cloneNode(true),
                                                            ScriptedIdp.child(
                                                                    d.getDocumentElement(),
                                                                    "Status"));
                                            signature.appendChild(signature.cloneNode(true));
                                        }));
    }

    @Test
    void takesASignedResponseAndWhatSignsBoth() {
        for (Signs signs : List.of(Signs.RESPONSE, Signs.BOTH, Signs.ASSERTION)) {
            idp.signs = signs;
            assertComes();
        }
        idp.shown = KEY;
        assertComes();
        idp.signatureAlgorithm = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
        assertComes();
        idp.signatureAlgorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
        idp.digest = "http://www.w3.org/2001/04/xmlenc#sha512";
        assertComes();
    }

    @TestFactory
    @DisplayName("J2 signature wrapping XSW1 to XSW8 is refused (6.8.2)")
    Stream<DynamicTest> refusesSignatureWrapping() {
        return Arrays.stream(Wrapping.values())
                .map(w ->
                        lie(
                                w.name(),
                                "",
                                p -> {
                                    p.signs = w.ofResponse ? Signs.RESPONSE : Signs.ASSERTION;
                                    p.after = w.attack;
                                    p.wire =
                                            t -> {
                                                assertThat(t)
                                                        .contains(
                                                                Wrapping.FORGED,
                                                                ScriptedIdp.PERSON);
                                                return t;
                                            };
                                }));
    }

    @TestFactory
    @DisplayName("J2 what a signature does not see, or two could read differently, is refused")
    Stream<DynamicTest> refusesTheAmbiguous() {
        String half = ScriptedIdp.PERSON.substring(0, 3);
        String rest = ScriptedIdp.PERSON.substring(3);
        return Stream.of(
                lie(
                        "a comment in the name",
                        "comments",
                        p ->
                                p.wire =
                                        t ->
                                                replaced(
                                                        t,
                                                        ScriptedIdp.PERSON,
                                                        half + "<!---->" + rest)),
                lie(
                        "a comment between elements",
                        "comments",
                        p ->
                                p.wire =
                                        t ->
                                                replaced(
                                                        t,
                                                        "<saml:Subject>",
                                                        "<!-- a --><saml:Subject>")),
                lie(
                        "a processing instruction",
                        "comments",
                        p -> p.wire = t -> replaced(t, half, "<?a b?>" + half)),
                lie(
                        "two elements of one ID",
                        "the same ID",
                        p -> {
                            p.signs = Signs.RESPONSE;
                            p.fields = f -> f.put("ID", "_response");
                        }),
                lie(
                        "text between elements",
                        "There is text in its Assertion",
                        p -> p.before = t -> replaced(t, "<saml:Subject>", "x<saml:Subject>")),
                lie(
                        "two assertions",
                        "must have one assertion",
                        p -> {
                            p.signs = Signs.RESPONSE;
                            p.before =
                                    t ->
                                            replaced(
                                                    t,
                                                    "</saml:Assertion>",
                                                    "</saml:Assertion><saml:Assertion ID=\"_2\"/>");
                        }),
                lie(
                        "an assertion as advice",
                        "must have one assertion",
                        p ->
                                p.before =
                                        t ->
                                                replaced(
                                                        t,
                                                        "</saml:Conditions>",
                                                        "</saml:Conditions><saml:Advice>"
                                                                + "<saml:Assertion ID=\"_2\"/>"
                                                                + "</saml:Advice>")),
                lie(
                        "no assertion",
                        "must have one assertion",
                        p -> {
                            p.signs = Signs.NOTHING;
                            p.before =
                                    t ->
                                            t.replaceAll("<saml:Assertion.*</saml:Assertion>", "")
                                                    .replaceAll(
                                                            "(?s)<saml:Assertion.*</saml:Assertion>",
                                                            "");
                        }),
                lie(
                        "an encrypted assertion",
                        "encrypted assertion",
                        p -> {
                            p.signs = Signs.NOTHING;
                            p.before = t -> t.replace("saml:Assertion", "saml:EncryptedAssertion");
                        }),
                lie(
                        "elements in another order",
                        "has no Subject in place",
                        p -> {
                            p.signs = Signs.RESPONSE;
                            p.before =
                                    t ->
                                            t.replaceAll(
                                                    "(?s)(<saml:Subject>.*</saml:Subject>)(<saml:Conditions.*</saml:Conditions>)",
                                                    "$2$1");
                        }));
    }

    @Test
    void readsANameWholeHoweverItIsWritten() {
        String half = ScriptedIdp.PERSON.substring(0, 3);
        String rest = ScriptedIdp.PERSON.substring(3);
        String page = page();
        assertThat(come(page)).isInstanceOf(Turn.Linking.class);
        session(password(page));
        idp.wire = t -> replaced(t, ScriptedIdp.PERSON, half + "<![CDATA[" + rest + "]]>");
        assertThat(node.who(session(come(page()))).id()).isEqualTo(ann);
        idp.wire =
                t ->
                        replaced(
                                t,
                                ScriptedIdp.PERSON,
                                half
                                        + "&#x"
                                        + Integer.toHexString(rest.charAt(0))
                                        + ";"
                                        + rest.substring(1));
        assertThat(node.who(session(come(page()))).id()).isEqualTo(ann);
    }

    @TestFactory
    @DisplayName("J5 XML that fetches, grows or is none is refused (1.5.1)")
    Stream<DynamicTest> refusesHostileXml() {
        return Stream.of(
                doctype("a document type", "<!DOCTYPE a>"),
                doctype(
                        "an entity from outside",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"),
                doctype(
                        "a document type from outside",
                        "<!DOCTYPE a SYSTEM \"" + idp.base() + "/metadata?dtd\">"),
                doctype(
                        "entities that grow",
                        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>"),
                lie(
                        "too many levels",
                        "too many levels",
                        p -> p.wire = t -> "<a>".repeat(60) + "</a>".repeat(60)),
                lie("no XML", "not XML", p -> p.wire = t -> "no XML"),
                lie("half of it", "not XML", p -> p.wire = t -> t.substring(0, t.length() / 2)),
                lie("another element", "no SAML response", p -> p.wire = t -> "<a ID='b'/>"),
                lie("more than we read", "larger than", p -> p.wire = t -> t + " ".repeat(65_536)));
    }

    private DynamicTest doctype(String name, String doctype) {
        DynamicTest refused =
                lie(
                        name,
                        "document type",
                        p -> {
                            p.asked.clear();
                            p.wire = t -> doctype + t;
                        });
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    refused.getExecutable().execute();
                    assertThat(idp.asked).as("nothing is fetched").isEmpty();
                });
    }

    @Test
    void refusesWhatIsNotEncodedAsItShould() {
        for (String odd :
                List.of(
                        "%%%",
                        Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, 0x28}),
                        Base64.getEncoder()
                                .encodeToString("<a/>".getBytes(StandardCharsets.UTF_16)))) {
            String page = page();
            Map<String, String[]> answer = visit(page);
            answer.put("SAMLResponse", new String[] {odd});
            assertThatThrownBy(() -> browser().returned(page, ANSWERS, answer))
                    .as(odd)
                    .hasMessageContaining("base64 of UTF-8");
        }
        clock.advance(Duration.ofMinutes(1));
        assertComes();
    }
}
