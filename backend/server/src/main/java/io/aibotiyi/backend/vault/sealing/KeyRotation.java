package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.DataKeysRewrapped;
import io.aibotiyi.backend.vault.MasterKeyRotated;
import io.aibotiyi.backend.vault.VaultKeys;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.MasterKeyVersions;
import io.aibotiyi.backend.vault.keys.MasterKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rotates the key-encryption key and re-wraps the data keys under it, in small steps.
 *
 * <p>The key store gets the new version first, then the transaction records it. A crash between the
 * two leaves a version that is used and not recorded; the next rotation or start records it.
 */
@Service
public final class KeyRotation implements VaultKeys {

    private final MasterKeys master;
    private final DataKeys keys;
    private final MasterKeyVersions recorded;
    private final RotationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public KeyRotation(
            MasterKeys master,
            DataKeys keys,
            MasterKeyVersions recorded,
            RotationSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.master = master;
        this.keys = keys;
        this.recorded = recorded;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Status status() {
        List<Integer> versions = master.versions();
        int current = versions.getLast();
        Instant since = since(current);
        return new Status(
                current,
                versions,
                since,
                keys.notWrappedBy(current),
                keys.wrapped(),
                settings.scheduled() ? since.plus(settings.rotateEvery()) : null);
    }

    private Instant since(int version) {
        return recorded.find(version)
                .orElseGet(() ->
                        Objects.requireNonNull(
                                transaction.execute(status -> {
                                    recordMissing();
                                    return recorded.find(version).orElseThrow();
                                })));
    }

    @Override
    public int begin(String reason) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    recordMissing();
                    int current = master.versions().getLast();
                    long outdated = keys.notWrappedBy(current);
                    if (outdated > 0) {
                        throw new RotationUnderWayException(current, outdated);
                    }
                    return next(reason);
                }));
    }

    @Override
    public int rotate(String reason) {
        int version =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            recordMissing();
                            return next(reason);
                        }));
        rewrap();
        return version;
    }

    /** Makes a new version if the schedule says so; of several nodes one does. */
    void beginIfDue() {
        if (!settings.scheduled()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            recordMissing();
            int current = master.versions().getLast();
            Instant due = recorded.find(current).orElseThrow().plus(settings.rotateEvery());
            if (!clock.instant().isBefore(due) && keys.notWrappedBy(current) == 0) {
                next("scheduled");
            }
        });
    }

    private int next(String reason) {
        int version = master.rotate();
        recorded.record(version, reason);
        events.publishEvent(new MasterKeyRotated(version, reason));
        return version;
    }

    /** Waits for another rotation under way. */
    private void recordMissing() {
        List<Integer> known = recorded.lock();
        for (int version : master.versions()) {
            if (known.isEmpty()) {
                recorded.recordOld(version);
            } else if (!known.contains(version)) {
                String reason = "a rotation that was interrupted";
                recorded.record(version, reason);
                events.publishEvent(new MasterKeyRotated(version, reason));
            }
        }
    }

    @Override
    public long rewrap() {
        long done = 0;
        int current = master.versions().getLast();
        int some;
        while ((some = keys.rewrapSome(current)) > 0) {
            done += some;
            current = master.versions().getLast();
        }
        if (done > 0) {
            events.publishEvent(new DataKeysRewrapped(current, done));
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
