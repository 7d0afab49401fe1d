package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.SealBrokenException;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.DataKeys.KeyName;
import io.aibotiyi.backend.vault.keys.DataKeys.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Seals with the newest data key of the backend itself; made at the first start. */
@Service
public final class SystemVault implements Vault {

    private final DataKeys keys;
    private final Map<Integer, byte[]> known = new ConcurrentHashMap<>();
    private final int current;

    public SystemVault(DataKeys keys) {
        this.keys = keys;
        if (keys.newest(Kind.SYSTEM) == 0) {
            keys.create(id(1));
        }
        this.current = keys.newest(Kind.SYSTEM);
        key(current, "the backend's secrets");
    }

    @Override
    public byte[] seal(String purpose, byte[] clear) {
        return SealedHeader.seal(key(current, purpose), current, purpose, clear);
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        int version = SealedHeader.version(sealed, purpose);
        return SealedHeader.open(key(version, purpose), version, purpose, sealed);
    }

    private byte[] key(int version, String purpose) {
        return known.computeIfAbsent(
                version,
                v ->
                        keys.find(id(v))
                                .orElseThrow(() ->
                                        new SealBrokenException(
                                                "What is sealed as "
                                                        + purpose
                                                        + " names a key that this vault does not"
                                                        + " have")));
    }

    private static KeyName id(int version) {
        return new KeyName(Kind.SYSTEM, "", version);
    }
}
