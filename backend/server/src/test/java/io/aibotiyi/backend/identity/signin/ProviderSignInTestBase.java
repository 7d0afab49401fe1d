package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Opening;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A workstation whose browser signs in at a provider; a node with Ann on it is started by each. */
abstract class ProviderSignInTestBase extends CredentialsTestBase {

    static final URI ISSUER = URI.create("https://trade.example.org");
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    CredentialsRig node;
    UserId ann;

    /** With the providers that the node trusts. */
    abstract Map<String, Object> settings();

    @BeforeEach
    void startTrustingNode() {
        node = node(settings());
        ann = node.person("ann");
    }

    @AfterEach
    void stopTrustingNode() {
        node.close();
    }

    BrowserSignIns browser() {
        return node.get(BrowserSignIns.class);
    }

    String page() {
        Map<String, String[]> request = new HashMap<>();
        request.put("response_type", new String[] {"code"});
        request.put("client_id", new String[] {OAuth.CLIENT});
        request.put("redirect_uri", new String[] {"http://127.0.0.1:49152/signed-in"});
        request.put("code_challenge", new String[] {ScriptedProvider.sha256(VERIFIER, 32)});
        request.put("code_challenge_method", new String[] {"S256"});
        request.put("state", new String[] {"a-state-of-some-length"});
        return ((Opening.Begun) browser().open(request, ISSUER)).page();
    }

    /** Goes to the provider {@code work} and comes back with its answer. */
    abstract Turn come(String page);

    /** Ann links her account, and the session that came of it is hers. */
    AuthenticatedUser link() {
        String page = page();
        assertThat(come(page)).isInstanceOf(Turn.Linking.class);
        return node.who(session(password(page)));
    }

    void disableAnn() {
        node.jdbc
                .sql("update identity_user set state = 'DISABLED' where id = ?")
                .param(ann.value())
                .update();
    }

    void assertSecondFactorIsAskedForBeside(Factor providers) {
        Enrolment totp = Enrolment.of(node, link());
        clock.advance(Duration.ofSeconds(30));
        String page = page();
        Flow flow = ((Turn.Next) come(page)).flow();
        Turn done =
                browser()
                        .prove(
                                page,
                                flow.id(),
                                FactorKind.TOTP,
                                Proof.code(totp.code()),
                                node.elsewhere());
        assertThat(node.who(session(done)).factors())
                .containsExactlyInAnyOrder(providers, Factor.TOTP);
    }

    static String code(Turn turn) {
        return there(ScriptedProvider.query(((Turn.Done) turn).to().getRawQuery()).get("code"));
    }

    Session session(Turn turn) {
        return browser().exchange(tokenRequest(code(turn)), node.elsewhere());
    }

    static Map<String, String[]> tokenRequest(String code) {
        Map<String, String[]> request = new HashMap<>();
        request.put("grant_type", new String[] {OAuth.AUTHORIZATION_CODE});
        request.put("client_id", new String[] {OAuth.CLIENT});
        request.put("code", new String[] {code});
        request.put("redirect_uri", new String[] {"http://127.0.0.1:49152/signed-in"});
        request.put("code_verifier", new String[] {VERIFIER});
        return request;
    }

    Turn password(String page) {
        return browser()
                .start(
                        page,
                        new Start(FactorKind.PASSWORD, "ann", CredentialsRig.PASSWORD),
                        node.elsewhere());
    }

    ClientDescription own(String name) {
        ClientDescription from = node.elsewhere();
        return new ClientDescription(
                from.address(), from.agent(), ScriptedProvider.sha256(name, 32), name);
    }
}
