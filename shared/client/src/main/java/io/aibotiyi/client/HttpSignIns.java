package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Sign-in flows over REST. */
final class HttpSignIns implements SignIns {

    private static final TypeReference<Step> STEP = new TypeReference<>() {};

    private final HttpTransport http;
    private final SessionKeeper sessions;
    private final RestCalls rest;

    HttpSignIns(HttpTransport http, SessionKeeper sessions, RestCalls rest) {
        this.http = http;
        this.sessions = sessions;
        this.rest = rest;
    }

    @Override
    public Result password(String username, String password) {
        return step("/sign-in", new Start(FactorKind.PASSWORD, username, password));
    }

    @Override
    public NextFactor passkey() {
        return flow(new Start(FactorKind.PASSKEY, null, null));
    }

    @Override
    public NextFactor emailCode(String name) {
        return flow(new Start(FactorKind.EMAIL_CODE, name, null));
    }

    @Override
    public NextFactor emailLink(String name) {
        return flow(new Start(FactorKind.EMAIL_LINK, name, null));
    }

    @Override
    public Result totp(Flow flow, String code) {
        return prove(flow, FactorKind.TOTP, Proof.code(code));
    }

    @Override
    public Result recoveryCode(Flow flow, String code) {
        return prove(flow, FactorKind.RECOVERY_CODE, Proof.code(code));
    }

    @Override
    public Result emailedCode(Flow flow, String code) {
        return prove(flow, FactorKind.EMAIL_CODE, Proof.code(code));
    }

    @Override
    public Result emailedLink(Flow flow, String token) {
        return prove(flow, FactorKind.EMAIL_LINK, Proof.code(token));
    }

    @Override
    public PasskeyRequest passkeyChallenge(Flow flow) {
        return http.send(
                "POST",
                of(flow, FactorKind.PASSKEY) + "/challenge",
                null,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public Result passkey(Flow flow, PasskeyAnswer answer) {
        return prove(flow, FactorKind.PASSKEY, Proof.passkey(answer));
    }

    @Override
    public List<OAuth.Provider> providers() {
        return new OAuthCalls(http).metadata().providers();
    }

    @Override
    public SignedIn browser(BrowserVisit visit) {
        return new SignedIn(sessions.replace(new BrowserGrant(http).obtain(visit)));
    }

    @Override
    public void askReset(String name) {
        http.sendForNothing("POST", "/password-resets", new AskReset(name), Map.of());
    }

    @Override
    public Result reset(String token, String newPassword) {
        return step("/password-resets/complete", new Reset(token, newPassword));
    }

    @Override
    public Result recover(String token, String newPassword) {
        return step("/recoveries/complete", new Reset(token, newPassword));
    }

    @Override
    public Session stepUpWithPassword(String password) {
        return stepUp(FactorKind.PASSWORD, password);
    }

    @Override
    public Session stepUpWithTotp(String code) {
        return stepUp(FactorKind.TOTP, code);
    }

    @Override
    public Session stepUpWithRecoveryCode(String code) {
        return stepUp(FactorKind.RECOVERY_CODE, code);
    }

    @Override
    public Session stepUpEmbedded(String secret) {
        return stepUp(FactorKind.EMBEDDED, secret);
    }

    @Override
    public PasskeyChallenge stepUpChallenge() {
        return rest.post("/session/step-up/challenge", null, Map.of(), new TypeReference<>() {});
    }

    @Override
    public Session stepUpWithPasskey(String flow, PasskeyAnswer answer) {
        return sessions.replace(() ->
                rest.post(
                        "/session/step-up",
                        new StepUp(FactorKind.PASSKEY, null, flow, answer),
                        Map.of(),
                        new TypeReference<>() {}));
    }

    private Session stepUp(FactorKind factor, String secret) {
        return sessions.replace(() ->
                rest.post(
                        "/session/step-up",
                        new StepUp(factor, secret, null, null),
                        Map.of(),
                        new TypeReference<>() {}));
    }

    private Result prove(Flow flow, FactorKind factor, Proof proof) {
        return step(of(flow, factor), proof);
    }

    private static String of(Flow flow, FactorKind factor) {
        return "/sign-in/" + encoded(flow.id()) + "/" + factor;
    }

    private NextFactor flow(Start start) {
        if (step("/sign-in", start) instanceof NextFactor next) {
            return next;
        }
        throw new IllegalStateException("The backend signed in without a proof of " + start.way());
    }

    private Result step(String path, Object body) {
        Step step = http.send("POST", path, body, Map.of(), STEP);
        @Nullable Session session = step.session();
        if (session != null) {
            return new SignedIn(sessions.replace(session));
        }
        @Nullable Flow flow = step.flow();
        if (flow == null) {
            throw new IllegalStateException("The backend answered neither session nor flow");
        }
        return new NextFactor(flow);
    }
}
