package io.aibotiyi.backend.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the risk desk's list promises, on every database it runs on. */
abstract class AccountListContract {

    private static final Instant OPENED = Instant.parse("2026-03-02T14:00:00Z");
    private static final UserId DESK = new UserId(new UUID(9, 9));

    private HikariDataSource database;
    private HaltStore halts;
    private AccountList list;

    abstract HikariDataSource open();

    /** Seven accounts, three of them of one instant. */
    @BeforeEach
    void start() {
        database = open();
        JdbcClient jdbc = JdbcClient.create(database);
        halts = new HaltStore(jdbc);
        list = new AccountList(jdbc, _ -> Map.of(new UserId(new UUID(2, 2)), "ann"));
        for (int i = 1; i <= 7; i++) {
            Instant opened = OPENED.plusSeconds(i <= 3 ? 0 : i);
            jdbc.sql(
                            "insert into trading_account (id, user_id, name, mode, currency,"
                                    + " created_at) values (?, ?, ?, 'PAPER', 'USDT', ?)")
                    .params(
                            account(i).value(),
                            new UUID(2, i),
                            "Paper " + i,
                            opened.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(1, number));
    }

    private List<AccountId> pages(boolean halted, int limit) {
        List<AccountId> all = new ArrayList<>();
        String after = null;
        do {
            Page<AccountSummary> page = list.page(halted, after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(row -> all.add(row.account()));
            after = page.next();
        } while (after != null);
        return all;
    }

    @Test
    void turnsPagesFromTheLatestOnAndMissesNone() {
        List<AccountId> expected =
                List.of(
                        account(7),
                        account(6),
                        account(5),
                        account(4),
                        account(3),
                        account(2),
                        account(1));
        for (int limit : new int[] {1, 2, 3, 7, 500}) {
            assertThat(pages(false, limit)).isEqualTo(expected);
        }
    }

    @Test
    void tellsWhoseAnAccountIsAndHowItIsHalted() {
        halts.put(account(2), Level.DESK, DESK, "Margin call", Flattening.WORKING, OPENED);
        halts.put(account(6), Level.OWN, DESK, "Holiday", Flattening.NOT_ASKED, OPENED);

        assertThat(pages(true, 1)).containsExactly(account(6), account(2));
        AccountSummary row = list.page(true, null, 10).items().getLast();
        assertThat(row.owner()).isEqualTo(new UserId(new UUID(2, 2)));
        assertThat(row.username()).isEqualTo("ann");
        assertThat(row.name()).isEqualTo("Paper 2");
        assertThat(row.opened()).isEqualTo(OPENED);
        assertThat(Objects.requireNonNull(row.halt()).level()).isEqualTo(Level.DESK);
        assertThat(row.halt().flattening()).isEqualTo(Flattening.WORKING);
        assertThat(list.page(false, null, 10).items().getFirst().halt()).isNull();
        assertThat(list.page(false, null, 10).items().getFirst().username()).isNull();
    }
}
