package io.aibotiyi.workstation.risk;

import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.workstation.risk.LimitRow.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** An account's limits, one a row: those of one level to type in, the other's beside them. */
final class LimitTable extends GridPane {

    private final Level mine;
    private final LimitRow order =
            new LimitRow("limit-order", "Largest order", "worth of one order", Unit.MONEY);
    private final LimitRow position =
            new LimitRow(
                    "limit-position",
                    "Largest position",
                    "one instrument, open buys too",
                    Unit.MONEY);
    private final LimitRow loss =
            new LimitRow("limit-loss", "Loss of a day", "since midnight UTC", Unit.MONEY);
    private final LimitRow collar =
            new LimitRow("limit-collar", "Price collar", "% beyond the market's price", Unit.SHARE);
    private final LimitRow rate =
            new LimitRow("limit-rate", "Orders a second", "cancels are not counted", Unit.COUNT);
    private final List<LimitRow> rows = List.of(order, position, loss, collar, rate);

    /**
     * @param mine whose limits are typed in
     * @param typing run when something is typed
     */
    LimitTable(Level mine, Runnable typing) {
        this.mine = mine;
        getStyleClass().add("limit-grid");
        boolean own = mine == Level.OWN;
        String[] heads = {
            "Limit",
            own ? "Yours" : "The desk's",
            own ? "The desk's" : "The owner's",
            "In force",
            "Used"
        };
        for (int i = 0; i < heads.length; i++) {
            Label head = new Label(heads[i]);
            head.getStyleClass().add("figure-name");
            add(head, i, 0);
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).addTo(this, i + 1);
            rows.get(i).field().textProperty().addListener(_ -> typing.run());
        }
    }

    Node first() {
        return order.field();
    }

    /** Shows what the backend says; what somebody is typing stays. */
    void show(RiskView risk) {
        show(order, risk, Limits::maxOrderNotional, null);
        show(position, risk, Limits::maxPositionNotional, risk.use().largestPosition());
        show(loss, risk, Limits::maxDailyLoss, risk.use().dailyLoss());
        show(collar, risk, Limits::priceCollar, null);
        show(rate, risk, l -> count(l.maxOrdersPerSecond()), null);
    }

    private void show(
            LimitRow row,
            RiskView risk,
            Function<Limits, @Nullable BigDecimal> limit,
            @Nullable BigDecimal use) {
        BigDecimal own = limit.apply(risk.own());
        BigDecimal desk = limit.apply(risk.desk());
        boolean owners = mine == Level.OWN;
        row.show(owners ? own : desk, owners ? desk : own, limit.apply(risk.effective()), use);
    }

    private static @Nullable BigDecimal count(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    boolean isEdited() {
        return rows.stream().anyMatch(LimitRow::isEdited);
    }

    /**
     * What is typed.
     *
     * @throws IllegalArgumentException in words for a person
     */
    Limits typed() {
        BigDecimal perSecond = rate.typed();
        if (perSecond != null && perSecond.precision() - perSecond.scale() > 9) {
            throw new IllegalArgumentException("Orders a second: that is too many.");
        }
        return new Limits(
                order.typed(),
                position.typed(),
                collar.typed(),
                perSecond == null ? null : perSecond.intValueExact(),
                loss.typed());
    }
}
