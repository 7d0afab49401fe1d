package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.domain.Trade;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands out a partition's trades page by page, each page a query from where the last one ended, so
 * that memory stays bounded and a merge of segments in between goes unnoticed.
 */
final class TradePages {

    private static final int PAGE = 50_000;

    private TradePages() {}

    static void read(
            SeriesReader reader,
            Path series,
            String partition,
            long from,
            long to,
            Consumer<Trade> receiver) {
        long time = from;
        long id = Long.MIN_VALUE;
        while (true) {
            String after =
                    "time < "
                            + to
                            + " AND (time > "
                            + time
                            + " OR (time = "
                            + time
                            + " AND id > "
                            + id
                            + "))";
            List<Trade> page =
                    reader.partition(
                            series,
                            partition,
                            relation ->
                                    "SELECT * FROM "
                                            + relation
                                            + " WHERE "
                                            + after
                                            + " ORDER BY time, id LIMIT "
                                            + PAGE,
                            ParquetHistoryStore::trade);
            page.forEach(receiver);
            if (page.size() < PAGE) {
                return;
            }
            time = page.getLast().exchangeTime();
            id = page.getLast().id();
        }
    }
}
