package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done at a place of a chart: orders at its price, then what others add. */
final class PriceMenu {

    private final CandleChart chart;
    private final ChartTrading trading;
    private Supplier<List<MenuItem>> more = List::of;
    private @Nullable ContextMenu open;

    PriceMenu(CandleChart chart, ChartTrading trading) {
        this.chart = chart;
        this.trading = trading;
    }

    /** What it offers below orders, made anew each time. */
    void setMore(Supplier<List<MenuItem>> items) {
        more = items;
    }

    /** At a place a third from the chart's left and top, for the keyboard. */
    void show() {
        show(new Point2D(chart.getWidth() / 3, chart.getHeight() / 3));
    }

    /** At a place in the chart's own coordinates, in the place of the menu shown before. */
    void show(Point2D at) {
        if (open != null) {
            open.hide();
        }
        Point2D screen = chart.localToScreen(at);
        if (screen == null) {
            return;
        }
        OptionalLong price = chart.priceAt(at.getX(), at.getY());
        ContextMenu menu = price.isPresent() ? orders(price.getAsLong()) : new ContextMenu();
        List<MenuItem> others = more.get();
        if (!menu.getItems().isEmpty() && !others.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(others);
        open = menu;
        menu.show(chart, screen.getX(), screen.getY());
    }

    /** What can be placed at a price. */
    ContextMenu orders(long price) {
        return trading.menu(price);
    }
}
