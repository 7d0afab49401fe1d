package io.aibotiyi.backend.vault.keys;

import io.aibotiyi.backend.vault.SealBrokenException;
import java.util.List;

/**
 * Where the key-encryption key lives. The key itself never leaves the implementation, so that it
 * can be a file here and a key server's transit engine or a hardware module elsewhere. Safe from
 * any thread.
 */
public interface MasterKeys {

    /** Makes the first version where there is none; harmless otherwise. */
    void initialise();

    /** Every version that can unwrap, oldest first; the last one wraps. Empty before the first. */
    List<Integer> versions();

    /**
     * @param context bound to the key: it unwraps only under the same
     */
    WrappedKey wrap(byte[] key, String context);

    /**
     * @throws SealBrokenException if it was changed, or wrapped for another context
     * @throws IllegalStateException if its version is not here
     */
    byte[] unwrap(WrappedKey wrapped, String context);

    /** Adds a version, durable when this returns; returns it. */
    int rotate();

    /** Destroys a version that is not the last one; an unknown one is harmless. */
    void retire(int version);
}
