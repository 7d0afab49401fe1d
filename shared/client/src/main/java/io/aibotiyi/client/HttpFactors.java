package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.ConfirmTotp;
import io.aibotiyi.protocol.Factors.DecideRecovery;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Credentials over REST. */
final class HttpFactors implements Factors {

    private final RestCalls rest;

    HttpFactors(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Overview overview() {
        return rest.get("/me/factors", new TypeReference<>() {});
    }

    @Override
    public void changePassword(ChangePassword change) {
        rest.postForNothing("/me/password", change);
    }

    @Override
    public TotpEnrolment enrolTotp() {
        return rest.post("/me/totp", null, Map.of(), new TypeReference<>() {});
    }

    @Override
    public Enrolled confirmTotp(String code) {
        return rest.post(
                "/me/totp/confirm", new ConfirmTotp(code), Map.of(), new TypeReference<>() {});
    }

    @Override
    public void removeTotp() {
        rest.deleteForNothing("/me/totp");
    }

    @Override
    public RecoveryCodes renewRecoveryCodes() {
        return rest.post("/me/recovery-codes", null, Map.of(), new TypeReference<>() {});
    }

    @Override
    public PasskeyCreation beginPasskey() {
        return rest.post("/me/passkeys/challenge", null, Map.of(), new TypeReference<>() {});
    }

    @Override
    public Enrolled addPasskey(AddPasskey made) {
        return rest.post("/me/passkeys", made, Map.of(), new TypeReference<>() {});
    }

    @Override
    public void removePasskey(UUID passkey) {
        rest.deleteForNothing("/me/passkeys/" + passkey);
    }

    @Override
    public List<LinkedAccountView> linkedAccounts() {
        return rest.get("/me/linked-accounts", new TypeReference<>() {});
    }

    @Override
    public void unlinkAccount(UUID account) {
        rest.deleteForNothing("/me/linked-accounts/" + account);
    }

    @Override
    public void sendReset(UserId person) {
        rest.postForNothing("/people/" + person + "/password-reset", null);
    }

    @Override
    public RecoveryView openRecovery(UserId person, OpenRecovery request) {
        return rest.post(
                "/people/" + person + "/recoveries", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public RecoveryView decideRecovery(UUID recovery, boolean approve, @Nullable String note) {
        return rest.post(
                "/recoveries/" + recovery + "/decision",
                new DecideRecovery(approve, note),
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public List<RecoveryView> recoveries() {
        return rest.get("/recoveries", new TypeReference<>() {});
    }
}
