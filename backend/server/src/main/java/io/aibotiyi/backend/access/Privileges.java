package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role or a permission for a limited time. It is given when somebody else approves the request,
 * or at once where a person breaks the glass; it ends by itself. While it is in force, the audit
 * log tags the person's acts with its id.
 */
public interface Privileges {

    /**
     * @throws ProblemException INVALID_FIELD
     */
    PrivilegeView request(UserId by, RequestPrivilege request);

    /**
     * Takes the privilege at once; alerts, and opens a ticket that somebody else must review.
     *
     * @throws ProblemException INVALID_FIELD; CONFLICT if three of the person's are unreviewed
     */
    PrivilegeView breakGlass(UserId by, RequestPrivilege request);

    /**
     * Ends it early.
     *
     * @param any whether the caller may end others' too
     * @throws ProblemException NOT_FOUND, CONFLICT if it is not in force
     */
    PrivilegeView end(UserId by, UUID id, boolean any);

    /**
     * Closes the ticket of a broken glass.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT, FORBIDDEN to the beneficiary
     */
    PrivilegeView review(UserId by, UUID id, String note);

    /**
     * Newest first.
     *
     * @param beneficiary null for everybody's
     * @param unreviewed only broken glasses that nobody has reviewed
     * @param limit 1 to 500
     */
    Page<PrivilegeView> list(
            @Nullable UserId beneficiary, boolean unreviewed, @Nullable String after, int limit);
}
