package io.aibotiyi.client;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one client.
 *
 * @param connectTimeout until a connection stands
 * @param requestTimeout until an answer is complete
 * @param renewBefore how long before its end the access token is renewed
 * @param pingInterval between pings of the stream; a stream that answers none for three intervals
 *     counts as lost
 * @param minimumBackOff mean wait before the first attempt to reconnect the stream; each further
 *     attempt doubles it, jittered by half
 * @param maximumBackOff longest wait between attempts
 * @param clock compared with the token's end
 * @param trust how the backend is known over TLS
 * @param deviceKey what sessions are bound to; null binds them to nothing
 * @param deviceName what the device is called when it is registered; null for a name of the
 *     backend's
 */
public record ClientOptions(
        Duration connectTimeout,
        Duration requestTimeout,
        Duration renewBefore,
        Duration pingInterval,
        Duration minimumBackOff,
        Duration maximumBackOff,
        InstantSource clock,
        ServerTrust trust,
        @Nullable DeviceKey deviceKey,
        @Nullable String deviceName) {

    public ClientOptions {
        positive("connectTimeout", connectTimeout);
        positive("requestTimeout", requestTimeout);
        positive("renewBefore", renewBefore);
        positive("pingInterval", pingInterval);
        positive("minimumBackOff", minimumBackOff);
        if (maximumBackOff.compareTo(minimumBackOff) < 0) {
            throw new IllegalArgumentException(
                    "maximumBackOff must be at least minimumBackOff, was " + maximumBackOff);
        }
    }

    /** 5 s to connect, 15 s to answer, pings every 5 s, back-off from 250 ms to 15 s. */
    public static ClientOptions defaults() {
        return new ClientOptions(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                InstantSource.system(),
                ServerTrust.authorities(),
                null,
                null);
    }

    public ClientOptions withRequestTimeout(Duration timeout) {
        return new ClientOptions(
                connectTimeout,
                timeout,
                renewBefore,
                pingInterval,
                minimumBackOff,
                maximumBackOff,
                clock,
                trust,
                deviceKey,
                deviceName);
    }

    public ClientOptions withRenewBefore(Duration duration) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                duration,
                pingInterval,
                minimumBackOff,
                maximumBackOff,
                clock,
                trust,
                deviceKey,
                deviceName);
    }

    public ClientOptions withPingInterval(Duration interval) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                renewBefore,
                interval,
                minimumBackOff,
                maximumBackOff,
                clock,
                trust,
                deviceKey,
                deviceName);
    }

    public ClientOptions withBackOff(Duration minimum, Duration maximum) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                renewBefore,
                pingInterval,
                minimum,
                maximum,
                clock,
                trust,
                deviceKey,
                deviceName);
    }

    public ClientOptions withClock(InstantSource source) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                renewBefore,
                pingInterval,
                minimumBackOff,
                maximumBackOff,
                source,
                trust,
                deviceKey,
                deviceName);
    }

    public ClientOptions withTrust(ServerTrust how) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                renewBefore,
                pingInterval,
                minimumBackOff,
                maximumBackOff,
                clock,
                how,
                deviceKey,
                deviceName);
    }

    /**
     * Sessions are bound to the key of this device.
     *
     * @param name 1 to 64 characters on one line
     */
    public ClientOptions withDevice(DeviceKey key, String name) {
        return new ClientOptions(
                connectTimeout,
                requestTimeout,
                renewBefore,
                pingInterval,
                minimumBackOff,
                maximumBackOff,
                clock,
                trust,
                key,
                name);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, was " + duration);
        }
    }
}
