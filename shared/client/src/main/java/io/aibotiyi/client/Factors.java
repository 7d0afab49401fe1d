package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's credentials, and the recoveries that administrators open for others.
 * Changes need a recent proof of who it is: STEP_UP_REQUIRED asks for one of {@link SignIns}'
 * step-ups first.
 */
public interface Factors {

    Overview overview();

    void changePassword(ChangePassword change);

    /** Begins; what is enrolled already stays good until {@link #confirmTotp}. */
    TotpEnrolment enrolTotp();

    Enrolled confirmTotp(String code);

    void removeTotp();

    /** Ten new recovery codes; the old ones die. */
    RecoveryCodes renewRecoveryCodes();

    PasskeyCreation beginPasskey();

    Enrolled addPasskey(AddPasskey made);

    void removePasskey(UUID passkey);

    /** Accounts at sign-in providers; they are linked on the page of {@link SignIns#browser}. */
    List<LinkedAccountView> linkedAccounts();

    void unlinkAccount(UUID account);

    /** Mails somebody a link with which they choose a new password; administrators only. */
    void sendReset(UserId person);

    /** Opens the recovery of somebody who lost every factor; administrators only. */
    RecoveryView openRecovery(UserId person, OpenRecovery request);

    /** Decides a recovery that another administrator opened. */
    RecoveryView decideRecovery(UUID recovery, boolean approve, @Nullable String note);

    /** The newest 200, newest first. */
    List<RecoveryView> recoveries();
}
