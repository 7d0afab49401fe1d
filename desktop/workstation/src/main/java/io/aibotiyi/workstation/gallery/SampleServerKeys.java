package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.SigningKeys;
import io.aibotiyi.client.VaultKeys;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The keys of the sample's server; rotations begin, and end when work is finished, in memory. */
final class SampleServerKeys implements SigningKeys, VaultKeys {

    private static final long DATA_KEYS = 4_812;
    private static final List<String> PRINTS =
            List.of(
                    "mV3cQ0r8Yk1fB6sTzW9uXh2LpN4eJ7aDgK5oHiRvCwE",
                    "Zt7Lq2yPnB4xW0vGk9cRe6fHs1uJm8aDoT3iKjYhVbQ",
                    "pF5gKd1sXw8rQe3zTn6uMb9yLc2vHj7aBo4iRkWfEhY",
                    "Hs9uWb2kTq6vXn0rPz4fLd8yGm3cJe7aCo1iEjKhRtV");

    private final Instant now;
    private final List<SigningKeyView> keys = new ArrayList<>();
    private int version = 3;
    private long outdated;

    SampleServerKeys(Instant now) {
        this.now = now;
        add(0, KeyState.PENDING, 6, null);
        add(1, KeyState.ACTIVE, -24 * 29, null);
        add(2, KeyState.RETIRED, -24 * 59, 2);
        add(3, KeyState.REMOVED, -24 * 89, -24 * 58);
    }

    private void add(int n, KeyState state, int activates, @Nullable Integer removes) {
        keys.add(
                new SigningKeyView(
                        PRINTS.get(n),
                        "ES256",
                        state,
                        now.plus(Duration.ofHours(activates - 24L)),
                        now.plus(Duration.ofHours(activates)),
                        removes == null ? null : now.plus(Duration.ofHours(removes))));
    }

    @Override
    public List<SigningKeyView> list() {
        return List.copyOf(keys);
    }

    @Override
    public SigningKeyView rotate(boolean compromised) {
        if (!compromised) {
            return keys.getFirst();
        }
        keys.replaceAll(k ->
                switch (k.state()) {
                    case PENDING -> with(k, KeyState.ACTIVE, null);
                    case ACTIVE -> with(k, KeyState.REMOVED, now);
                    case RETIRED, REMOVED -> k;
                });
        return keys.getFirst();
    }

    private SigningKeyView with(SigningKeyView k, KeyState state, @Nullable Instant removes) {
        return new SigningKeyView(
                k.id(),
                k.algorithm(),
                state,
                k.created(),
                state == KeyState.ACTIVE ? now : k.activates(),
                removes);
    }

    @Override
    public VaultKeysView status() {
        int oldest = outdated == 0 ? version : version - 1;
        return new VaultKeysView(
                version,
                IntStream.rangeClosed(oldest, version).boxed().toList(),
                outdated == 0 ? now.minus(Duration.ofDays(61)) : now,
                outdated,
                DATA_KEYS,
                now.plus(Duration.ofDays(29)));
    }

    @Override
    public VaultKeysView rotate(String reason) {
        if (outdated > 0) {
            throw SampleAccess.refuse(ErrorCode.CONFLICT, "A rotation is still under way.");
        }
        version++;
        outdated = DATA_KEYS - 1_290;
        return status();
    }

    /** What is being wrapped anew is finished from now on. */
    void finish() {
        outdated = 0;
    }
}
