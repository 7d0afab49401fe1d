package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.BrowserVisit;
import io.aibotiyi.client.SignIns;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets everybody in by password; {@link #TWO_FACTORS} has to show {@link #CODE} or a recovery code
 * besides.
 */
final class SampleSignIns implements SignIns {

    static final String TWO_FACTORS = "hana.brandt";
    static final String CODE = "287082";

    private static final Flow FLOW =
            new Flow(
                    "sample-flow",
                    Gallery.NOW.plus(Duration.ofMinutes(10)),
                    List.of(FactorKind.TOTP, FactorKind.RECOVERY_CODE),
                    null);

    private final Supplier<Session> session;

    SampleSignIns(Supplier<Session> session) {
        this.session = session;
    }

    private static ApiException wrong() {
        return SampleAccess.refuse(ErrorCode.BAD_FACTOR, "That code is wrong.");
    }

    private static ApiException absent(String what) {
        return SampleAccess.refuse(
                ErrorCode.UNSUPPORTED, "The sample backend knows no " + what + ".");
    }

    private Result in() {
        return new SignedIn(session.get());
    }

    @Override
    public Result password(String username, String password) {
        return username.equals(TWO_FACTORS) ? new NextFactor(FLOW) : in();
    }

    @Override
    public List<OAuth.Provider> providers() {
        return List.of(new OAuth.Provider("work", "Example Ltd"));
    }

    @Override
    public SignedIn browser(BrowserVisit visit) {
        throw absent("browser sign-in");
    }

    @Override
    public NextFactor passkey() {
        throw absent("passkeys");
    }

    @Override
    public NextFactor emailCode(String name) {
        throw absent("mail");
    }

    @Override
    public NextFactor emailLink(String name) {
        throw absent("mail");
    }

    @Override
    public Result totp(Flow flow, String code) {
        if (!code.equals(CODE)) {
            throw wrong();
        }
        return in();
    }

    @Override
    public Result recoveryCode(Flow flow, String code) {
        if (code.length() < 10) {
            throw wrong();
        }
        return in();
    }

    @Override
    public Result emailedCode(Flow flow, String code) {
        throw absent("mail");
    }

    @Override
    public Result emailedLink(Flow flow, String token) {
        throw absent("mail");
    }

    @Override
    public PasskeyRequest passkeyChallenge(Flow flow) {
        throw absent("passkeys");
    }

    @Override
    public Result passkey(Flow flow, PasskeyAnswer answer) {
        throw absent("passkeys");
    }

    @Override
    public void askReset(String name) {
        throw absent("mail");
    }

    @Override
    public Result reset(String token, String newPassword) {
        throw absent("mail");
    }

    @Override
    public Result recover(String token, String newPassword) {
        throw absent("recoveries");
    }

    @Override
    public Session stepUpWithPassword(String password) {
        return session.get();
    }

    @Override
    public Session stepUpWithTotp(String code) {
        return session.get();
    }

    @Override
    public Session stepUpWithRecoveryCode(String code) {
        return session.get();
    }

    @Override
    public Session stepUpEmbedded(String secret) {
        return session.get();
    }

    @Override
    public PasskeyChallenge stepUpChallenge() {
        throw absent("passkeys");
    }

    @Override
    public Session stepUpWithPasskey(String flow, PasskeyAnswer answer) {
        throw absent("passkeys");
    }
}
