package io.aibotiyi.backend.identity;

import org.jspecify.annotations.Nullable;

/**
 * Where a sign-in or renewal comes from.
 *
 * @param address the caller's network address
 * @param agent its user agent, cut to 200 characters; empty when it named none
 * @param deviceKey RFC 7638 thumbprint of the key whose DPoP proof (RFC 9449) came with the call,
 *     which was checked; null without one
 * @param deviceName what the person calls the device; null when not given
 */
public record ClientDescription(
        String address, String agent, @Nullable String deviceKey, @Nullable String deviceName) {

    public ClientDescription {
        agent = agent.length() <= 200 ? agent : agent.substring(0, 200);
    }

    public static ClientDescription at(String address) {
        return new ClientDescription(address, "", null, null);
    }
}
