package io.aibotiyi.backend.identity.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.turn.OneWriter;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A search in memory finds what a search of the database finds, on every node and database. */
abstract class PeopleSearchContract {

    private static final UserId NOBODY = new UserId(new UUID(0, 7));

    private HikariDataSource database;
    private DirectoryNode here;
    private DirectoryNode there;

    abstract HikariDataSource open();

    @BeforeEach
    void start(@TempDir Path home) {
        database = open();
        here = new DirectoryNode(database, home);
        there = new DirectoryNode(database, home);
    }

    @AfterEach
    void stop() {
        there.close();
        here.close();
        database.close();
    }

    private UserId invited(DirectoryNode node, String name) {
        return node.people().invite(new InvitePerson(name, null, null)).person().id();
    }

    private static List<String> found(DirectoryNode node, String text) {
        return names(node.people().list(PeopleQuery.first().withText(text)));
    }

    private static List<String> names(Page<PersonView> page) {
        return page.items().stream().map(PersonView::username).toList();
    }

    private PersonStore store() {
        return here.get(PersonStore.class);
    }

    @Test
    void findsOnEveryNodeWhatAnyNodeChangedTheMomentItIsCommitted() {
        assertThat(found(there, "ann")).isEmpty();
        UserId ann = invited(here, "joanna");
        assertThat(found(there, "ann")).containsExactly("joanna");
        there.people().rename(ann, new RenamePerson("petra", null));
        assertThat(found(here, "ann")).isEmpty();
        assertThat(found(here, "etr")).containsExactly("petra");
        here.people().disable(ann, new DisablePerson("left"), NOBODY);
        PeopleQuery disabled =
                PeopleQuery.first().withText("petra").withState(PersonState.DISABLED);
        assertThat(there.people().count(disabled)).isEqualTo(1);
        there.people().enable(ann);
        assertThat(here.people().count(disabled)).isZero();
    }

    @Test
    void findsAWholeAddressAndForgetsAnErasedPersonsName() {
        UserId ann = invited(here, "ann");
        invited(here, "ben");
        assertThat(found(there, "mail@example.org")).isEmpty();
        here.people().setEmail(ann, new SetEmail("Mail@Example.org"));
        assertThat(found(there, "mail@example.ORG")).containsExactly("ann");
        assertThat(there.people().count(PeopleQuery.first().withText("mail@example.org")))
                .isEqualTo(1);
        assertThat(found(there, "mail@example")).as("a part of an address").isEmpty();
        new TransactionTemplate(here.transactions())
                .executeWithoutResult(_ -> {
                    store().erase(ann, Instant.parse("2026-11-23T00:00:00Z"));
                    here.get(PersonalVault.class).erase(ann);
                });
        assertThat(found(there, "ann")).isEmpty();
        assertThat(found(there, "mail@example.org")).isEmpty();
        assertThat(found(there, "erased-")).hasSize(1);
    }

    @Test
    void aChangeThatIsRolledBackIsNeverFound() {
        invited(here, "ann");
        assertThat(found(here, "ann")).hasSize(1);
        new TransactionTemplate(here.transactions())
                .executeWithoutResult(status -> {
                    invited(here, "ann.of.yesterday");
                    status.setRollbackOnly();
                });
        assertThat(found(here, "ann")).containsExactly("ann");
        assertThat(found(there, "ann")).containsExactly("ann");
    }

    /** The versions must be in the order of commits, or the slower change would be lost. */
    @Test
    void findsAChangeThatBeganFirstAndIsCommittedLast() throws Exception {
        assumeFalse(database instanceof OneWriter, "H2 is written by one transaction at a time");
        UserId slow = invited(here, "slow");
        UserId fast = invited(here, "fast");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> change =
                    other.submit(() ->
                            new TransactionTemplate(here.transactions())
                                    .executeWithoutResult(_ -> {
                                        store().setNames(slow, "slow.renamed", null);
                                        begun.countDown();
                                        awaitQuietly(goOn);
                                    }));
            begun.await();
            here.people().rename(fast, new RenamePerson("fast.renamed", null));
            assertThat(found(there, "renamed")).containsExactly("fast.renamed");
            goOn.countDown();
            change.get();
            assertThat(found(there, "renamed")).containsExactly("fast.renamed", "slow.renamed");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endsAlikeOnAllNodesWhenBothChangeAtOnce() throws Exception {
        List<UserId> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(invited(here, "person" + i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> changes = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                DirectoryNode node = t % 2 == 0 ? here : there;
                changes.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 15; i++) {
                                node.people()
                                        .rename(
                                                all.get((i + thread) % all.size()),
                                                new RenamePerson(
                                                        "n" + thread + "x" + i + "x", null));
                                found(node, "x");
                            }
                        }));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        List<String> stored =
                JdbcClient.create(database)
                        .sql("select username from identity_user")
                        .query(String.class)
                        .list();
        assertThat(found(here, "x")).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(found(there, "x")).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void answersPageByPageAsTheDatabaseDoes() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        fill(random);
        PeopleIndex index = new PeopleIndex(store());
        KnownPeople known = index.people().orElseThrow();
        for (int i = 0; i < 150; i++) {
            String part = word(random).substring(0, random.nextInt(3));
            PeopleQuery query =
                    new PeopleQuery(
                            part,
                            state(random.nextInt(4)),
                            random.nextInt(3) == 0 ? PersonKind.SERVICE : null,
                            random.nextBoolean() ? PeopleSort.USERNAME : PeopleSort.CREATED,
                            random.nextBoolean(),
                            null,
                            1 + random.nextInt(9));
            assertThat(known.count(query, part, null))
                    .as("seed %d, %s", seed, query)
                    .isEqualTo(store().count(query, "none"));
            List<UUID> inMemory = new ArrayList<>();
            List<UUID> inDatabase = new ArrayList<>();
            Optional<PeopleCursor> after = Optional.empty();
            List<PersonStore.Row> page;
            do {
                page = store().page(query, after.orElse(null), "none");
                page = page.subList(0, Math.min(page.size(), query.limit()));
                page.forEach(r -> inDatabase.add(r.id().value()));
                inMemory.addAll(known.page(query, part, null, after.orElse(null), query.limit()));
                after = page.isEmpty() ? after : Optional.of(PeopleCursor.of(page.getLast()));
            } while (!page.isEmpty());
            assertThat(inMemory).as("seed %d, %s", seed, query).isEqualTo(inDatabase);
        }
    }

    private static @Nullable PersonState state(int of) {
        return switch (of) {
            case 0 -> PersonState.ACTIVE;
            case 1 -> PersonState.DISABLED;
            default -> null;
        };
    }

    private void fill(RandomGenerator random) {
        for (int i = 0; i < 120; i++) {
            JdbcClient.create(database)
                    .sql(
                            "insert into identity_user (id, username, roles, kind, state,"
                                    + " created_at, state_since) values (?, ?, '', ?, ?, ?, ?)")
                    .params(
                            new UUID(3, i),
                            word(random) + i,
                            random.nextInt(4) == 0 ? "SERVICE" : "PERSON",
                            random.nextInt(4) == 0 ? "DISABLED" : "ACTIVE",
                            Instant.EPOCH
                                    .plusSeconds(random.nextInt(40))
                                    .atOffset(java.time.ZoneOffset.UTC),
                            Instant.EPOCH.atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
    }

    private static String word(RandomGenerator random) {
        return random.ints(3, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void searchesTheDatabaseWhereThereAreTooManyPeopleToKeep() {
        invited(here, "ann");
        invited(here, "ben");
        assertThat(new PeopleIndex(store(), 2).people()).isPresent();
        PeopleIndex small = new PeopleIndex(store(), 1);
        assertThat(small.people()).isEmpty();
        PeopleIndex growing = new PeopleIndex(store(), 2);
        assertThat(growing.people()).isPresent();
        invited(there, "cem");
        assertThat(growing.people()).isEmpty();
        assertThat(store().page(PeopleQuery.first().withText("cem"), null, "none")).hasSize(1);
    }

    @Test
    void readsEverybodyAnewInADatabaseThatWasPutBackToAnOlderState() {
        UserId ann = invited(here, "ann");
        here.people().rename(ann, new RenamePerson("anna", null));
        assertThat(found(here, "anna")).hasSize(1);
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("update identity_people_version set version = 1").update();
        jdbc.sql("update identity_user set username = 'older', search_version = 1").update();
        assertThat(found(here, "anna")).isEmpty();
        assertThat(found(here, "older")).hasSize(1);
    }

    @Test
    void refusesAChangeOutsideATransaction() {
        UserId ann = invited(here, "ann");
        assertThatThrownBy(() -> store().setNames(ann, "anna", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }
}
