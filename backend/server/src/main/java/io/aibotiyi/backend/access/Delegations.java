package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import java.util.List;
import java.util.UUID;

/**
 * People standing in for each other for a time. A delegation gives the delegate a permission while,
 * and only while, the delegator has it by a role; what one has by delegation or for a time one
 * cannot delegate, nor what is about one's own things, nor the management of roles. Acts are
 * recorded as the delegate's on behalf of the delegator (RFC 8693 {@code act}).
 */
public interface Delegations {

    /**
     * @throws ProblemException INVALID_FIELD, FORBIDDEN
     */
    DelegationView delegate(UserId by, Delegate request);

    /**
     * Takes it back, or gives it back.
     *
     * @throws ProblemException NOT_FOUND, also for somebody else's
     */
    void revoke(UserId by, UUID id);

    /** Given and received, newest first, at most 500. */
    List<DelegationView> of(UserId user);
}
