package io.aibotiyi.backend.identity.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * User names in memory, because a database has no index for a part of a word that both of ours
 * have. Each look asks the database for the version of all people and reads who changed since, so
 * that it is as right as a query, on every node. Read at the first look, {@value #MOST} people at
 * most, and forgotten {@value #IDLE_MINUTES} minutes after the last one, so that the name of
 * somebody who was erased does not stay. Safe from any thread.
 */
@Component
final class PeopleIndex {

    /** About 150 bytes each. */
    static final int MOST = 250_000;

    static final int IDLE_MINUTES = 10;

    private static final String ONE = "all";

    /**
     * @param people null where there are too many
     */
    private record Kept(@Nullable KnownPeople people) {}

    private final PersonStore store;
    private final PeopleChanges changes;
    private final int most;
    private final ReentrantLock reading = new ReentrantLock();
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder()
                    .maximumSize(1)
                    .expireAfterAccess(Duration.ofMinutes(IDLE_MINUTES))
                    .scheduler(Scheduler.systemScheduler())
                    .build();

    @Autowired
    PeopleIndex(PersonStore store) {
        this(store, MOST);
    }

    /**
     * @param most people, beyond which there is no index
     */
    PeopleIndex(PersonStore store, int most) {
        this.store = store;
        this.changes = store.changes();
        this.most = most;
    }

    /** Everybody as of now; empty where there are too many, and the database must be searched. */
    Optional<KnownPeople> people() {
        Kept known = kept.getIfPresent(ONE);
        if (known != null && (known.people() == null || isCurrent(known.people()))) {
            return Optional.ofNullable(known.people());
        }
        reading.lock();
        try {
            Kept fresh = new Kept(read(kept.getIfPresent(ONE)));
            kept.put(ONE, fresh);
            return Optional.ofNullable(fresh.people());
        } finally {
            reading.unlock();
        }
    }

    private boolean isCurrent(KnownPeople people) {
        return people.version() == changes.version();
    }

    /** The version first: what is read after it may be newer, and is then read again. */
    private @Nullable KnownPeople read(@Nullable Kept before) {
        long version = changes.version();
        KnownPeople known = before == null ? null : before.people();
        if (before != null && known == null) {
            return null;
        }
        if (known != null && known.version() == version) {
            return known;
        }
        // a database that was put back to an older state is read anew
        if (known == null || known.version() > version) {
            List<KnownPeople.Known> all = store.known(-1, most + 1);
            return all.size() > most ? null : KnownPeople.of(version, all);
        }
        List<KnownPeople.Known> changed = store.known(known.version(), most + 1);
        KnownPeople fresh = known.with(version, changed);
        return fresh.size() > most ? null : fresh;
    }
}
