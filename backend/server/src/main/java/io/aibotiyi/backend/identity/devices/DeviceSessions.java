package io.aibotiyi.backend.identity.devices;

import java.util.UUID;

/** What devices ask of those who keep sessions; in the caller's transaction. */
public interface DeviceSessions {

    /** The device is trusted now: its sessions are confined no more. */
    void confirmed(UUID device);

    /** Ends the sessions that are bound to the device. */
    void endOf(UUID device, String reason);
}
