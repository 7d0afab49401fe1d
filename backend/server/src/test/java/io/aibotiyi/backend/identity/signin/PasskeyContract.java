package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.PasskeyView;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passkeys, with an authenticator in software that can be made to err in each single way. */
abstract class PasskeyContract extends CredentialsTestBase {

    private AuthenticatedUser ann;

    @BeforeEach
    void signAnnIn() {
        rig.person("ann");
        ann = rig.in("ann");
    }

    private SoftAuthenticator registered(SoftAuthenticator.Kind kind) {
        SoftAuthenticator key = new SoftAuthenticator(kind);
        rig.own().addPasskey(ann, key.make(rig.own().beginPasskey(ann), kind.name()));
        key.counter++;
        return key;
    }

    private SoftAuthenticator registered() {
        return registered(SoftAuthenticator.Kind.ES256);
    }

    private Flow begun() {
        return flow(
                rig.signIns().start(new Start(FactorKind.PASSKEY, null, null), rig.elsewhere()));
    }

    private Step show(Flow flow, PasskeyAnswer answer) {
        return rig.signIns()
                .prove(flow.id(), FactorKind.PASSKEY, Proof.passkey(answer), rig.elsewhere());
    }

    private static String challenge(Flow flow) {
        return there(flow.passkey()).challenge();
    }

    /** Signs in, with the authenticator set up as it is. */
    private Step signIn(SoftAuthenticator key) {
        Flow flow = begun();
        return show(flow, key.get(challenge(flow)));
    }

    @ParameterizedTest
    @EnumSource(SoftAuthenticator.Kind.class)
    void signsInWithNothingButAPasskey(SoftAuthenticator.Kind kind) {
        SoftAuthenticator key = registered(kind);
        Session session = there(signIn(key).session());
        assertThat(rig.factors(session)).containsExactly(Factor.PASSKEY);
        assertThat(session.user().username()).isEqualTo("ann");
        assertThat(rig.own().overview(ann).passkeys())
                .singleElement()
                .satisfies(p -> assertThat(p.used()).isEqualTo(clock.instant()));
    }

    @Test
    void isASecondFactorAfterThePassword() {
        SoftAuthenticator key = registered();
        Flow flow = flow(rig.password("ann", CredentialsRig.PASSWORD, rig.elsewhere()));
        PasskeyRequest request = rig.signIns().passkeyChallenge(flow.id());
        assertThat(request.credentials()).containsExactly(key.credentialId());
        assertThat(request.userVerification()).isEqualTo("required");
        assertThat(rig.factors(show(flow, key.get(request.challenge())).session()))
                .containsExactlyInAnyOrder(Factor.PASSWORD, Factor.PASSKEY);
    }

    @Test
    void stepsUpWithAPasskey() {
        SoftAuthenticator key = registered();
        clock.advance(Duration.ofMinutes(10));
        PasskeyChallenge asked = rig.signIns().stepUpChallenge(ann);
        PasskeyAnswer answer = key.get(asked.request().challenge());
        Session fresh =
                rig.signIns()
                        .stepUp(
                                ann,
                                new StepUp(FactorKind.PASSKEY, null, asked.flow(), answer),
                                rig.elsewhere());
        assertThat(rig.who(fresh).authenticatedAt()).isEqualTo(clock.instant());
        assertRefused(
                ErrorCode.FLOW_ENDED,
                () ->
                        rig.signIns()
                                .stepUp(
                                        rig.who(fresh),
                                        new StepUp(FactorKind.PASSKEY, null, asked.flow(), answer),
                                        rig.elsewhere()));
    }

    @Test
    void theFirstPasskeyComesWithRecoveryCodes() {
        AuthenticatedUser user = ann;
        SoftAuthenticator key = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        Enrolled enrolled =
                rig.own().addPasskey(user, key.make(rig.own().beginPasskey(user), "one"));
        assertThat(there(enrolled.recoveryCodes()).codes()).hasSize(10);
    }

    @Test
    @DisplayName("C1 a challenge has 256 random bits, is good once, and not after five minutes")
    void usesChallengesOnce() {
        SoftAuthenticator key = registered();
        Flow flow = begun();
        assertThat(Base64.getUrlDecoder().decode(challenge(flow))).hasSize(32);
        assertThat(challenge(begun())).isNotEqualTo(challenge(flow));
        PasskeyAnswer answer = key.get(challenge(flow));
        there(show(flow, answer).session());
        key.counter++;
        assertRefused(ErrorCode.FLOW_ENDED, () -> show(flow, answer));
        Flow other = begun();
        assertRefused(ErrorCode.BAD_FACTOR, () -> show(other, answer));
        assertRefused(ErrorCode.FLOW_ENDED, () -> show(other, key.get(challenge(other))));
        Flow late = begun();
        clock.advance(Duration.ofMinutes(5));
        assertRefused(ErrorCode.FLOW_ENDED, () -> show(late, key.get(challenge(late))));
    }

    @Test
    @DisplayName("C1 a registration's challenge is good once, too")
    void usesRegistrationChallengesOnce() {
        AuthenticatedUser user = ann;
        PasskeyCreation asked = rig.own().beginPasskey(user);
        SoftAuthenticator key = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        AddPasskey made = key.make(asked, "one");
        rig.own().addPasskey(user, made);
        assertRefused(ErrorCode.FLOW_ENDED, () -> rig.own().addPasskey(user, made));
        PasskeyCreation again = rig.own().beginPasskey(user);
        AddPasskey stale =
                new AddPasskey(
                        again.flow(), "two", made.clientData(), made.attestation(), List.of());
        assertRefused(ErrorCode.INVALID_FIELD, () -> rig.own().addPasskey(user, stale));
    }

    @Test
    @DisplayName("C2 refuses another origin, another domain and a cross-origin frame")
    void checksWhereItWasUsed() {
        SoftAuthenticator key = registered();
        refuses(key, k -> k.origin = "https://trade.example.org.evil.test");
        refuses(key, k -> k.origin = "http://trade.example.org");
        refuses(key, k -> k.rpId = "example.org");
        refuses(key, k -> k.crossOrigin = true);
        key.origin = CredentialsRig.ORIGIN;
        key.rpId = CredentialsRig.RP_ID;
        key.crossOrigin = false;
        there(signIn(key).session());
    }

    private void refuses(SoftAuthenticator key, Consumer<SoftAuthenticator> wrong) {
        key.origin = CredentialsRig.ORIGIN;
        key.rpId = CredentialsRig.RP_ID;
        wrong.accept(key);
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        PasskeyCreation asked = rig.own().beginPasskey(ann);
        SoftAuthenticator fresh = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        wrong.accept(fresh);
        assertRefused(
                ErrorCode.INVALID_FIELD, () -> rig.own().addPasskey(ann, fresh.make(asked, "x")));
    }

    @Test
    @DisplayName("C3 refuses an answer without user verification, or without presence")
    void wantsTheUserVerified() {
        SoftAuthenticator key = registered();
        key.flags = SoftAuthenticator.UP;
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        key.flags = SoftAuthenticator.UV;
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        PasskeyCreation asked = rig.own().beginPasskey(ann);
        SoftAuthenticator fresh = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        fresh.flags = SoftAuthenticator.UP;
        assertRefused(
                ErrorCode.INVALID_FIELD, () -> rig.own().addPasskey(ann, fresh.make(asked, "x")));
        key.flags = SoftAuthenticator.UP | SoftAuthenticator.UV;
        there(signIn(key).session());
    }

    @Test
    @DisplayName("C4 refuses a counter that goes back, and raises the alarm")
    void noticesACopiedKey() {
        SoftAuthenticator key = registered();
        key.counter = 50;
        there(signIn(key).session());
        key.counter = 49;
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        assertThat(rig.audited("identity.passkey.counter-went-back")).hasSize(1);
        assertThat(rig.notices(ann.id())).contains("identity.passkey.counter-went-back");
        key.counter = 51;
        there(signIn(key).session());
    }

    @Test
    @DisplayName("C4 takes passkeys that never count")
    void takesKeysWithoutACounter() {
        SoftAuthenticator key = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        key.counter = 0;
        rig.own().addPasskey(ann, key.make(rig.own().beginPasskey(ann), "synced"));
        there(signIn(key).session());
        there(signIn(key).session());
    }

    @Test
    @DisplayName("C5 refuses a credential id that is known, whoever's it is")
    void refusesAKnownCredentialId() {
        SoftAuthenticator key = registered();
        rig.person("bob");
        AuthenticatedUser bob = rig.in("bob");
        SoftAuthenticator thief = new SoftAuthenticator(SoftAuthenticator.Kind.ES256, key.id());
        AddPasskey made = thief.make(rig.own().beginPasskey(bob), "mine");
        assertRefused(ErrorCode.CONFLICT, () -> rig.own().addPasskey(bob, made));
        assertThat(rig.own().overview(bob).passkeys()).isEmpty();
        assertThat(there(signIn(key).session()).user().username()).isEqualTo("ann");
    }

    @Test
    @DisplayName("C6 gives random user handles that say nothing of the person")
    void givesRandomUserHandles() {
        UserId id = ann.id();
        rig.person("bob");
        AuthenticatedUser user = ann;
        String handle = rig.own().beginPasskey(user).userHandle();
        assertThat(Base64.getUrlDecoder().decode(handle)).hasSize(32);
        assertThat(handle).isEqualTo(rig.own().beginPasskey(user).userHandle());
        assertThat(handle).isNotEqualTo(rig.own().beginPasskey(rig.in("bob")).userHandle());
        assertThat(
                        new String(
                                Base64.getUrlDecoder().decode(handle),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("ann")
                .doesNotContain(id.toString());
    }

    @Test
    @DisplayName("C6 refuses an answer with another's user handle, or with none where it must tell")
    void checksTheUserHandle() {
        SoftAuthenticator key = registered();
        key.userHandle = "";
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        key.userHandle = SoftAuthenticator.base64(SoftAuthenticator.random(32));
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
    }

    @Test
    @DisplayName("C7 a revoked passkey dies at once, the other goes on")
    void revokesOneOfTwo() {
        SoftAuthenticator lost = registered(SoftAuthenticator.Kind.ES256);
        SoftAuthenticator kept = registered(SoftAuthenticator.Kind.EDDSA);
        Flow begun = begun();
        PasskeyView view =
                rig.own().overview(ann).passkeys().stream()
                        .filter(p -> p.name().equals("ES256"))
                        .findFirst()
                        .orElseThrow();

        rig.own().removePasskey(ann, view.id());

        assertRefused(ErrorCode.BAD_FACTOR, () -> show(begun, lost.get(challenge(begun))));
        there(signIn(kept).session());
        rig.person("bob");
        AuthenticatedUser bob = rig.in("bob");
        assertRefused(
                ErrorCode.NOT_FOUND,
                () ->
                        rig.own()
                                .removePasskey(
                                        bob, rig.own().overview(ann).passkeys().getFirst().id()));
    }

    @Test
    @DisplayName("C8 a changed public key row signs nobody in, and raises the alarm")
    void noticesATamperedRow() {
        SoftAuthenticator key = registered();
        rig.jdbc
                .sql("select sealed from identity_passkey")
                .query((rs, i) -> rs.getBytes("sealed"))
                .list()
                .forEach(sealed -> {
                    sealed[sealed.length - 1] ^= 1;
                    rig.jdbc.sql("update identity_passkey set sealed = ?").param(sealed).update();
                });
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        assertThat(rig.audited("identity.passkey.tampered")).hasSize(1);
        assertThat(rig.notices(ann.id())).contains("identity.passkey.tampered");
    }

    @Test
    @DisplayName("C8 a passkey row given to somebody else signs nobody in")
    void noticesAStolenRow() {
        SoftAuthenticator key = registered();
        UserId bob = rig.person("bob");
        rig.jdbc.sql("update identity_passkey set user_id = ?").param(bob.value()).update();
        rig.jdbc.sql("update identity_user_handle set user_id = ?").param(bob.value()).update();
        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));
        assertThat(rig.audited("identity.passkey.tampered")).hasSize(1);
    }

    @Test
    void sealsThePublicKeyWithTheRowsOwner() {
        SoftAuthenticator other = registered();
        registered(SoftAuthenticator.Kind.EDDSA);
        assertThat(
                        rig.jdbc
                                .sql("select count(distinct sealed) from identity_passkey")
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
        there(signIn(other).session());
    }

    @Test
    void saysThatThereAreNoneWhereNoDomainIsConfigured() {
        try (CredentialsRig plain = node(Map.of("aibot.identity.passkey-rp-id", ""))) {
            assertRefused(
                    ErrorCode.UNSUPPORTED,
                    () ->
                            plain.signIns()
                                    .start(
                                            new Start(FactorKind.PASSKEY, null, null),
                                            plain.elsewhere()));
        }
    }
}
