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
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class ChartMenusTest {

    private static MenuItem named(List<MenuItem> items, String title) {
        return items.stream()
                .filter(item -> title.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + title));
    }

    private static ChartMenus menus(CandleChart chart, ChartStudies studies) {
        return menus(chart, studies, new LargeTradesChoice());
    }

    private static ChartMenus menus(
            CandleChart chart, ChartStudies studies, LargeTradesChoice large) {
        return new ChartMenus(chart, studies, () -> {}, new SimpleIntegerProperty(), large);
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

    @Test
    void choosesWhichLinesOfAnIndicatorAreShownButNeverNone() throws Exception {
        OnFx.call(() -> {
            CandleChart chart = new CandleChart();
            ChartStudies studies = new ChartStudies(chart, () -> {});
            ChartMenus menus = menus(chart, studies);
            assertThat(named(menus.indicators().getItems(), "Lines shown").isDisable()).isTrue();
            Indicator macd = Catalogue.standard().get("macd");
            studies.toggle(macd);
            int all = chart.getStudies().getFirst().plots().size();
            assertThat(all).isEqualTo(3);
            for (int left = 2; left >= 1; left--) {
                fireFirstShown(menus, macd);
                assertThat(chart.getStudies().getFirst().plots()).hasSize(left);
            }
            Menu lines = lines(menus, macd);
            assertThat(lines.getItems())
                    .filteredOn(item -> ((CheckMenuItem) item).isSelected())
                    .singleElement()
                    .matches(MenuItem::isDisable);
            assertThat(studies.chosenIndicators().getFirst().hidden()).hasSize(2);
            lines.getItems().getFirst().fire();
            assertThat(chart.getStudies().getFirst().plots()).hasSize(2);
            Set<String> names = Set.of("macd", "signal", "histogram", "no line of it");
            Set<String> outputs =
                    macd.outputs().stream().map(o -> o.name()).collect(Collectors.toSet());
            assertThat(new ChartStudies.Shown(macd, macd.defaults(), outputs).hidden()).isEmpty();
            assertThat(new ChartStudies.Shown(macd, macd.defaults(), names).hidden())
                    .doesNotContain("no line of it");
            return true;
        });
    }

    private static Menu lines(ChartMenus menus, Indicator indicator) {
        Menu all = (Menu) named(menus.indicators().getItems(), "Lines shown");
        return (Menu) named(all.getItems(), indicator.title());
    }

    private static void fireFirstShown(ChartMenus menus, Indicator indicator) {
        lines(menus, indicator).getItems().stream()
                .filter(item -> ((CheckMenuItem) item).isSelected())
                .findFirst()
                .orElseThrow()
                .fire();
    }

    @Test
    void choosesFromWhichQuantityOnTradesAreLarge() throws Exception {
        OnFx.call(() -> {
            CandleChart chart = new CandleChart();
            LargeTradesChoice large = new LargeTradesChoice();
            ChartMenus menus = menus(chart, new ChartStudies(chart, () -> {}), large);
            Menu menu = (Menu) named(menus.flow().getItems(), "Large trades");
            named(menu.getItems(), "The largest of 200").fire();
            assertThat(large.shownProperty().get()).isTrue();
            assertThat(large.leastProperty().get()).isZero();
            CustomMenuItem typed = (CustomMenuItem) menu.getItems().getLast();
            TextField field = (TextField) typed.getContent();
            field.setText("1,250.5");
            field.fireEvent(new ActionEvent());
            assertThat(large.leastProperty().get()).isEqualByComparingTo("1250.5");
            field.setText("-3");
            field.fireEvent(new ActionEvent());
            assertThat(large.leastProperty().get()).isEqualByComparingTo("1250.5");
            assertThat(field.getPseudoClassStates()).extracting(Object::toString).contains("wrong");
            named(menu.getItems(), "None").fire();
            assertThat(large.shownProperty().get()).isFalse();
            return true;
        });
    }
}
