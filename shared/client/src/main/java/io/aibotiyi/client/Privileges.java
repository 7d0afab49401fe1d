package io.aibotiyi.client;

import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.protocol.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Roles and permissions for a limited time. */
public interface Privileges {

    /** Newest first; {@code unreviewed} for the tickets of broken glasses. */
    Page<PrivilegeView> list(boolean unreviewed, @Nullable String after, int limit);

    Page<PrivilegeView> own(@Nullable String after, int limit);

    /** In force once somebody else approves. */
    PrivilegeView request(RequestPrivilege request);

    /** In force at once; alerts, and must be reviewed. */
    PrivilegeView breakGlass(RequestPrivilege request);

    /** Ends one of the caller's. */
    PrivilegeView end(UUID privilege);

    /** Ends somebody's; {@code roles:manage}. */
    PrivilegeView revoke(UUID privilege);

    /** Closes the ticket of a broken glass; not one's own. */
    PrivilegeView review(UUID privilege, ReviewPrivilege request);
}
