package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions, registered devices and token signing keys, on the wire. */
public final class Sessions {

    /** What a request names that nobody made by hand: it does not keep a session from idling. */
    public static final String BACKGROUND = "background";

    /** Header of a request; {@link #BACKGROUND} is its one value. */
    public static final String ACTIVITY_HEADER = "X-Activity";

    /** Header of a sign-in: what the person calls the device, percent-encoded UTF-8. */
    public static final String DEVICE_NAME_HEADER = "X-Device-Name";

    /** Header that carries a proof of the device's key (RFC 9449). */
    public static final String PROOF_HEADER = "DPoP";

    private Sessions() {}

    /**
     * A session that has not ended.
     *
     * @param device the registered device it is bound to; absent when it is bound to none
     * @param address the network address it was last used from
     * @param authenticated when its person last proved who they are
     * @param lastActive when its person last did something
     * @param idleEnds when it ends unless its person does something; absent when it has no limit
     * @param expires when it ends whatever happens
     * @param factors what it was proved with, as in RFC 8176
     * @param risk 0 to 100; see the documentation of sessions
     * @param confined takes nothing but a further proof, because its device is not confirmed or its
     *     risk is high
     * @param current the session that asks
     */
    public record SessionView(
            UUID id,
            UserId user,
            String username,
            @Nullable UUID device,
            @Nullable String deviceName,
            String address,
            String agent,
            Instant opened,
            Instant authenticated,
            Instant lastActive,
            @Nullable Instant idleEnds,
            Instant expires,
            List<String> factors,
            int risk,
            boolean confined,
            boolean current) {}

    /** How far a device is trusted. */
    public enum DeviceState {
        /** Waits until its person confirms it from another device or with a second factor. */
        PENDING,
        TRUSTED
    }

    /**
     * A device that holds a key of its own.
     *
     * @param key RFC 7638 thumbprint of its key
     * @param address the network address it was last seen at
     * @param current the device that asks
     */
    public record DeviceView(
            UUID id,
            UserId user,
            String username,
            String name,
            DeviceState state,
            String key,
            String agent,
            String address,
            Instant added,
            Instant lastSeen,
            boolean current) {}

    /**
     * @param name 1 to 64 characters
     */
    public record RenameDevice(String name) {}

    /**
     * @param ended how many sessions this ended
     */
    public record Ended(int ended) {}

    /** The life of a signing key, in order. */
    public enum KeyState {
        /** Published, not signing yet. */
        PENDING,
        ACTIVE,
        /** Published until the last token it signed has ended. */
        RETIRED,
        REMOVED
    }

    /**
     * @param id RFC 7638 thumbprint, the {@code kid} of its tokens
     * @param algorithm ES256, PS256 or RS256
     * @param activates when it signs, or began to
     * @param removes when it is published no more; absent while no successor is known
     */
    public record SigningKeyView(
            String id,
            String algorithm,
            KeyState state,
            Instant created,
            Instant activates,
            @Nullable Instant removes) {}

    /**
     * @param compromised true throws the present key away at once: every access token is refused
     *     and has to be renewed. False publishes a successor first, and nobody notices
     */
    public record RotateKeys(boolean compromised) {}
}
