package io.aibotiyi.client;

import java.security.interfaces.ECPublicKey;

/**
 * The key of this device, made once and kept where only its owner reads it. Sessions opened with it
 * are worth nothing to somebody who has their tokens but not the key (RFC 9449). Safe from any
 * thread.
 */
public interface DeviceKey {

    /** On curve P-256. */
    ECPublicKey publicKey();

    /** The ES256 signature of the bytes: 32 bytes of r, then 32 of s (RFC 7518 section 3.4). */
    byte[] sign(byte[] input);
}
