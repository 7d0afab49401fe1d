package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.MasterKeyRotated;
import io.aibotiyi.backend.vault.VaultKeys;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.MasterKeys;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Rotates the key-encryption key and re-wraps the data keys under it, in small steps. */
@Service
public final class KeyRotation implements VaultKeys {

    private final MasterKeys master;
    private final DataKeys keys;
    private final ApplicationEventPublisher events;

    public KeyRotation(MasterKeys master, DataKeys keys, ApplicationEventPublisher events) {
        this.master = master;
        this.keys = keys;
        this.events = events;
    }

    @Override
    public Status status() {
        List<Integer> versions = master.versions();
        int current = versions.getLast();
        return new Status(current, versions, keys.notWrappedBy(current));
    }

    @Override
    public int rotate() {
        int version = master.rotate();
        events.publishEvent(new MasterKeyRotated(version, rewrap()));
        return version;
    }

    @Override
    public long rewrap() {
        int current = master.versions().getLast();
        long done = 0;
        int some;
        while ((some = keys.rewrapSome(current)) > 0) {
            done += some;
        }
        return done;
    }

    @Override
    public void retire(int version) {
        if (master.versions().getLast() == version || keys.wrappedBy(version) > 0) {
            throw new IllegalStateException(
                    "Version "
                            + version
                            + " of the key-encryption key is in use; rotate and rewrap first");
        }
        master.retire(version);
    }
}
