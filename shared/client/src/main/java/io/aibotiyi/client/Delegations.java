package io.aibotiyi.client;

import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import java.util.List;
import java.util.UUID;

/** People standing in for each other for a time. */
public interface Delegations {

    /** Given and received, newest first. */
    List<DelegationView> list();

    /** Only what a role of one's own brings, and nothing about one's own things. */
    DelegationView delegate(Delegate request);

    /** Takes it back, or gives it back. */
    void revoke(UUID delegation);
}
