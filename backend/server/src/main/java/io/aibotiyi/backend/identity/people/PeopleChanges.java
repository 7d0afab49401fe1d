package io.aibotiyi.backend.identity.people;

import io.aibotiyi.domain.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Numbers changes of what people are searched by, in the order of commits on all nodes: the number
 * is taken when the transaction has nothing left to do but audit and commit, so whoever has seen a
 * version has seen everything up to it. Transactions that change people wait for each other there
 * for a moment, and cannot wait in a circle: only the audit log's lock comes later.
 */
final class PeopleChanges {

    private final JdbcClient jdbc;

    PeopleChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that the caller's transaction changes the person's name, kind, state or existence.
     *
     * @throws IllegalStateException outside a transaction
     */
    void of(UserId person) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("A change of people needs a transaction");
        }
        for (TransactionSynchronization each :
                TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Pending pending) {
                pending.people.add(person.value());
                return;
            }
        }
        Pending pending = new Pending(jdbc);
        pending.people.add(person.value());
        TransactionSynchronizationManager.registerSynchronization(pending);
    }

    /** Everybody whose change was committed under this version or an earlier one can be read. */
    long version() {
        return jdbc.sql("select version from identity_people_version where id = 1")
                .query(Long.class)
                .single();
    }

    private static final class Pending implements TransactionSynchronization {

        private final JdbcClient jdbc;
        private final Set<UUID> people = new LinkedHashSet<>();

        Pending(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.sql("update identity_people_version set version = version + 1 where id = 1")
                    .update();
            jdbc.sql(
                            "update identity_user set search_version = (select version from"
                                    + " identity_people_version where id = 1) where id in (:ids)")
                    .param("ids", people)
                    .update();
        }

        /** Right before the audit log. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }
    }
}
