package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.ProblemException;

/** Checks proofs of devices' keys (RFC 9449) that come with sign-ins and renewals. */
public interface DeviceProofs {

    /**
     * Checks a proof, which no node takes again.
     *
     * @param method of the call
     * @param target absolute address of the call without query and fragment
     * @return the RFC 7638 thumbprint of the device's key
     * @throws ProblemException BAD_PROOF
     */
    String check(String proof, String method, String target);
}
