package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.DecideRecovery;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * How administrators help people who cannot sign in. They never see or choose a password: the
 * person gets a link by mail. Whoever lost every factor takes two administrators (ASVS 5.0 6.4.4).
 * Who may ask is decided before. Safe from any thread. Call it outside a transaction.
 */
public interface Recoveries {

    /**
     * Mails a link with which the person sets a new password; their other factors stay.
     *
     * @throws ProblemException NOT_FOUND, MAIL_NOT_CONFIGURED, CONFLICT without an address
     */
    void sendReset(UserId person, AuthenticatedUser by);

    /**
     * @throws ProblemException NOT_FOUND, MAIL_NOT_CONFIGURED, INVALID_FIELD, FORBIDDEN for one's
     *     own, CONFLICT without an address or if one is open already
     */
    RecoveryView open(UserId person, OpenRecovery request, AuthenticatedUser by);

    /**
     * Approving mails the person the link, which is good for a day.
     *
     * @throws ProblemException NOT_FOUND, INVALID_FIELD, CONFLICT unless it is open, FORBIDDEN for
     *     the one who opened it and for the person it is about
     */
    RecoveryView decide(UUID recovery, DecideRecovery decision, AuthenticatedUser by);

    /** The newest 200, newest first. */
    List<RecoveryView> list();
}
