package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiKeys;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ApiKeys.CreateServiceAccount;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bots' keys in memory; revoking works, what would need real people does not. */
final class SampleKeys implements ApiKeys {

    private static final List<String> NAMES =
            List.of("grid-bot", "market maker", "reporting", "hedger", "tv-webhook");

    private final Instant now;
    private final List<ApiKeyView> keys = new ArrayList<>();

    SampleKeys(Instant now, SamplePeople people, long seed) {
        this.now = now;
        Random random = new Random(seed);
        for (int i = 0; i < 23; i++) {
            PersonView owner = people.person(i == 1 || i == 3 ? 0 : i * 5);
            byte[] print = new byte[32];
            random.nextBytes(print);
            boolean revoked = i % 7 == 3;
            keys.add(
                    new ApiKeyView(
                            new UUID(0x01955200L + i, i),
                            owner.id(),
                            owner.username(),
                            NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + i),
                            HexFormat.of().formatHex(print),
                            i % 3 == 1
                                    ? List.of("account:read", "market:read")
                                    : List.of("account:read", "market:read", "order:place"),
                            i % 4 == 0 ? List.of() : List.of("198.51.100." + i + "/32"),
                            now.minus(Duration.ofDays(20 + i)),
                            now.plus(Duration.ofDays(i % 6 == 5 ? -2 : 200 - i)),
                            i % 5 == 4 ? null : now.minusSeconds(60L * random.nextInt(5_000)),
                            i % 5 == 4 ? null : "198.51.100." + i,
                            revoked ? now.minus(Duration.ofDays(1)) : null,
                            revoked ? "revoked by its owner" : null));
        }
    }

    @Override
    public List<ApiKeyView> mine() {
        return keys.stream().filter(k -> k.owner().equals(SamplePeople.id(0))).toList();
    }

    @Override
    public ApiKeyView create(CreateApiKey request) {
        ApiKeyView fresh =
                new ApiKeyView(
                        new UUID(0x01955300L, keys.size()),
                        SamplePeople.id(0),
                        "me",
                        request.name(),
                        "0".repeat(64),
                        request.scopes(),
                        request.addresses(),
                        now,
                        request.expires() == null
                                ? now.plus(Duration.ofDays(365))
                                : request.expires(),
                        null,
                        null,
                        null,
                        null);
        keys.add(fresh);
        return fresh;
    }

    @Override
    public ApiKeyView revoke(UUID key) {
        for (int i = 0; i < keys.size(); i++) {
            ApiKeyView k = keys.get(i);
            if (k.id().equals(key)) {
                keys.set(i, revoked(k, "revoked by its owner"));
                return keys.get(i);
            }
        }
        throw new IllegalArgumentException("no key " + key);
    }

    private ApiKeyView revoked(ApiKeyView k, @Nullable String why) {
        return new ApiKeyView(
                k.id(),
                k.owner(),
                k.ownerName(),
                k.name(),
                k.fingerprint(),
                k.scopes(),
                k.addresses(),
                k.createdAt(),
                k.expires(),
                k.lastUsedAt(),
                k.lastUsedFrom(),
                now,
                why);
    }

    @Override
    public Page<ApiKeyView> all(ApiKeyQuery query) {
        return new Page<>(keys, null);
    }

    @Override
    public ApiKeyView revokeAny(UUID key) {
        return revoke(key);
    }

    @Override
    public PersonView createService(CreateServiceAccount request) {
        throw new UnsupportedOperationException("the sample's service accounts are given");
    }

    @Override
    public ApiKeyView createForService(UserId service, CreateApiKey request) {
        return create(request);
    }
}
