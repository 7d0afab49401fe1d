package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.AxisMode;
import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartOptions;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.DrawingTools;
import io.aibotiyi.charts.IndicatorStudy;
import io.aibotiyi.charts.ProfileMode;
import io.aibotiyi.charts.Study;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.workstation.look.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/**
 * The chart's buttons: how candles and axis are drawn, which indicators, which drawing tool. Each
 * menu is made when it is asked for and says what holds at that moment.
 */
final class ChartMenus {

    /** More panes than this leave no room for prices. */
    static final int MAX_INDICATORS = 8;

    private final CandleChart chart;
    private final Runnable moved;
    private final List<Indicator> shown = new ArrayList<>();

    /**
     * @param usualLines shows the next set of the usual lines
     */
    ChartMenus(CandleChart chart, Runnable usualLines) {
        this.chart = chart;
        this.moved = usualLines;
    }

    List<Node> buttons() {
        return List.of(
                opening(Feather.BAR_CHART_2, "Chart type and axis", this::look),
                opening(Feather.TRENDING_UP, "Indicators", this::indicators),
                opening(Feather.EDIT_2, "Draw", this::drawing));
    }

    /** Shows an indicator with its defaults, or takes it away. */
    void toggle(Indicator indicator) {
        if (!shown.remove(indicator) && shown.size() < MAX_INDICATORS) {
            shown.add(indicator);
        }
        List<Study> studies = new ArrayList<>();
        int color = 0;
        for (Indicator each : shown) {
            studies.addAll(IndicatorStudy.of(each, each.defaults(), null, color++));
        }
        chart.setStudies(studies);
    }

    ContextMenu look() {
        ChartOptions options = chart.options();
        ContextMenu menu = new ContextMenu();
        for (ChartType type : ChartType.values()) {
            // footprints need the sides of trades, which this pane does not keep
            if (type != ChartType.FOOTPRINT) {
                menu.getItems().add(radio(type.title(), type, options.typeProperty()));
            }
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (AxisMode mode : AxisMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            String title = Character.toUpperCase(name.charAt(0)) + name.substring(1) + " axis";
            menu.getItems().add(radio(title, mode, options.axisModeProperty()));
        }
        menu.getItems()
                .addAll(
                        check("Scale follows what is in view", options.autoScaleProperty()),
                        new SeparatorMenuItem());
        for (ProfileMode mode : ProfileMode.values()) {
            menu.getItems().add(radio(mode.title(), mode, options.profileProperty()));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        check("Volume", options.volumeShownProperty()),
                        check("Day breaks", options.sessionBreaksProperty()));
        return menu;
    }

    ContextMenu indicators() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(item("Usual lines: next set", moved), new SeparatorMenuItem());
        for (Category category : Category.values()) {
            Menu shelf = new Menu(category.title());
            for (Indicator indicator : Catalogue.standard().of(category)) {
                CheckMenuItem item = new CheckMenuItem(indicator.title());
                item.setSelected(shown.contains(indicator));
                item.setDisable(!item.isSelected() && shown.size() >= MAX_INDICATORS);
                item.setOnAction(_ -> toggle(indicator));
                shelf.getItems().add(item);
            }
            if (!shelf.getItems().isEmpty()) {
                menu.getItems().add(shelf);
            }
        }
        MenuItem none = item("No indicators", () -> List.copyOf(shown).forEach(this::toggle));
        none.setDisable(shown.isEmpty());
        menu.getItems().addAll(new SeparatorMenuItem(), none);
        return menu;
    }

    ContextMenu drawing() {
        DrawingTools tools = chart.drawings();
        ContextMenu menu = new ContextMenu();
        for (Tool tool : Tool.values()) {
            menu.getItems().add(item(tool.title(), () -> draw(tool)));
        }
        Optional<Drawing> selected = tools.book().selected();
        Menu colors = new Menu("Colour");
        for (DrawingStyle.Hue color : DrawingStyle.Hue.values()) {
            String name = color.name().toLowerCase(Locale.ROOT);
            colors.getItems()
                    .add(
                            item(
                                    Character.toUpperCase(name.charAt(0)) + name.substring(1),
                                    () ->
                                            selected.ifPresent(
                                                    d -> tools.style(d.style().withColor(color)))));
        }
        colors.setDisable(selected.isEmpty());
        MenuItem undo = item("Undo", () -> tools.book().undo());
        undo.setDisable(!tools.book().canUndo());
        MenuItem redo = item("Redo", () -> tools.book().redo());
        redo.setDisable(!tools.book().canRedo());
        MenuItem removeAll = item("Remove all that are not locked", () -> tools.book().removeAll());
        removeAll.setDisable(tools.book().drawings().isEmpty());
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        check("Magnet", tools.magnetProperty()),
                        colors,
                        undo,
                        redo,
                        item("Hide all", () -> tools.book().setAllHidden(true)),
                        item("Show all", () -> tools.book().setAllHidden(false)),
                        removeAll);
        return menu;
    }

    private void draw(Tool tool) {
        chart.drawings().toolProperty().set(tool);
        chart.requestFocus();
    }

    private interface Made {
        ContextMenu menu();
    }

    private static Button opening(Feather icon, String name, Made made) {
        Button[] self = new Button[1];
        Button button =
                Icons.button(icon, name, () -> made.menu().show(self[0], Side.BOTTOM, 0, 0));
        self[0] = button;
        return button;
    }

    private static MenuItem item(String title, Runnable deed) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> deed.run());
        return item;
    }

    private static <T> RadioMenuItem radio(String title, T value, Property<T> property) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setSelected(value.equals(property.getValue()));
        item.setOnAction(_ -> property.setValue(value));
        return item;
    }

    private static CheckMenuItem check(String title, BooleanProperty property) {
        CheckMenuItem item = new CheckMenuItem(title);
        item.setSelected(property.get());
        item.setOnAction(_ -> property.set(item.isSelected()));
        return item;
    }
}
