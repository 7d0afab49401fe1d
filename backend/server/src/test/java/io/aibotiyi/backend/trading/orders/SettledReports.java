package io.aibotiyi.backend.trading.orders;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;

/** Lets tests of other modules wait for trading. */
public final class SettledReports {

    private SettledReports() {}

    /** Waits until every report so far is booked. */
    public static void await(BeanFactory beans) {
        ReportQueue reports = beans.getBean(ReportQueue.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> reports.pending() == 0);
    }
}
