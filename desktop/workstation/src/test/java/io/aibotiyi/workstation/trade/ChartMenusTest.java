package io.aibotiyi.workstation.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.workstation.OnFx;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

class ChartMenusTest {

    private static MenuItem named(List<MenuItem> items, String title) {
        return items.stream()
                .filter(item -> title.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + title));
    }

    private static ChartMenus menus(CandleChart chart, ChartStudies studies) {
        return new ChartMenus(chart, studies, () -> {}, new SimpleIntegerProperty());
    }

    @Test
    void everyIndicatorCanBeChosenAndTakenAway() throws Exception {
        OnFx.call(() -> {
            CandleChart chart = new CandleChart();
            ChartStudies studies = new ChartStudies(chart, () -> {});
            ChartMenus menus = menus(chart, studies);
            ContextMenu menu = menus.indicators();
            int offered = 0;
            for (MenuItem item : menu.getItems()) {
                offered += item instanceof Menu shelf ? shelf.getItems().size() : 0;
            }
            assertThat(offered).isEqualTo(Catalogue.standard().all().size());
            Menu momentum = (Menu) named(menu.getItems(), Category.MOMENTUM.title());
            String title = Catalogue.standard().get("rsi").title();
            named(momentum.getItems(), title).fire();
            assertThat(chart.getStudies()).hasSize(1);
            assertThat(chart.getStudies().getFirst().title()).startsWith(title);
            Menu again = (Menu) named(menus.indicators().getItems(), Category.MOMENTUM.title());
            named(again.getItems(), title).fire();
            assertThat(chart.getStudies()).isEmpty();
            return true;
        });
    }

    @Test
    void offersNoMoreIndicatorsThanThereIsRoomFor() throws Exception {
        OnFx.call(() -> {
            CandleChart chart = new CandleChart();
            ChartStudies studies = new ChartStudies(chart, () -> {});
            ChartMenus menus = menus(chart, studies);
            for (Indicator indicator : Catalogue.standard().all()) {
                studies.toggle(indicator);
            }
            assertThat(chart.getStudies()).hasSizeBetween(8, 16);
            named(menus.indicators().getItems(), "No indicators").fire();
            assertThat(chart.getStudies()).isEmpty();
            return true;
        });
    }

    @Test
    void choosesTypeAxisAndTool() throws Exception {
        OnFx.call(() -> {
            CandleChart chart = new CandleChart();
            ChartStudies studies = new ChartStudies(chart, () -> {});
            ChartMenus menus = menus(chart, studies);
            named(menus.look().getItems(), "Heikin-Ashi").fire();
            named(menus.look().getItems(), "Log axis").fire();
            assertThat(chart.options().typeProperty().get()).isEqualTo(ChartType.HEIKIN_ASHI);
            assertThat(chart.logScaleProperty().get()).isTrue();
            named(menus.drawing().getItems(), Tool.PITCHFORK.title()).fire();
            assertThat(chart.drawings().toolProperty().get()).isEqualTo(Tool.PITCHFORK);
            assertThat(named(menus.drawing().getItems(), "Undo").isDisable()).isTrue();
            return true;
        });
    }
}
