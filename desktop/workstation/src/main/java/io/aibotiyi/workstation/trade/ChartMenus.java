package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.AxisMode;
import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartOptions;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.DrawingTools;
import io.aibotiyi.charts.ProfileMode;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.DrawingTemplates;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.workstation.look.Icons;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/**
 * The chart's buttons: how candles and axis are drawn, which indicators, which drawing tool. Each
 * menu is made when it is asked for and says what holds at that moment.
 */
final class ChartMenus {

    private static final int MAX_NAME = 40;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int[] ROW_TICKS = {0, 1, 2, 5, 10, 25, 50, 100, 500};

    private final CandleChart chart;
    private final ChartStudies studies;
    private final Runnable moved;
    private final IntegerProperty rowTicks;
    private final LargeTradesChoice large;

    /**
     * @param usualLines shows the next set of the usual lines
     * @param rowTicks height of a footprint's row; 0 for what fits the candles
     * @param large which trades are marked
     */
    ChartMenus(
            CandleChart chart,
            ChartStudies studies,
            Runnable usualLines,
            IntegerProperty rowTicks,
            LargeTradesChoice large) {
        this.chart = chart;
        this.studies = studies;
        this.moved = usualLines;
        this.rowTicks = rowTicks;
        this.large = large;
    }

    List<Node> buttons() {
        return List.of(
                opening(Feather.BAR_CHART_2, "Chart type and axis", this::look),
                opening(Feather.TRENDING_UP, "Indicators", this::indicators),
                opening(Feather.ACTIVITY, "Order flow", this::flow),
                opening(Feather.EDIT_2, "Draw", this::drawing));
    }

    ContextMenu look() {
        ChartOptions options = chart.options();
        ContextMenu menu = new ContextMenu();
        for (ChartType type : ChartType.values()) {
            menu.getItems().add(radio(type.title(), type, options.typeProperty()));
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
                        new SeparatorMenuItem(),
                        check("Volume", options.volumeShownProperty()),
                        check("Day breaks", options.sessionBreaksProperty()));
        return menu;
    }

    /** What is made of trades. */
    ContextMenu flow() {
        ContextMenu menu = new ContextMenu();
        ChartOptions options = chart.options();
        CheckMenuItem footprint = new CheckMenuItem("Footprint");
        footprint.setSelected(options.typeProperty().get() == ChartType.FOOTPRINT);
        footprint.setOnAction(_ -> toggleFootprint());
        CheckMenuItem delta = new CheckMenuItem("Cumulative volume delta");
        delta.setSelected(studies.hasDelta());
        delta.setOnAction(_ -> studies.setDelta(delta.isSelected()));
        CheckMenuItem bands = new CheckMenuItem("VWAP with bands");
        bands.setSelected(studies.hasBands());
        bands.setOnAction(_ -> studies.setBands(bands.isSelected()));
        Menu rows = new Menu("Footprint rows");
        for (int ticks : ROW_TICKS) {
            String title =
                    ticks == 0 ? "As fits the candles" : ticks == 1 ? "1 tick" : ticks + " ticks";
            RadioMenuItem item = new RadioMenuItem(title);
            item.setSelected(rowTicks.get() == ticks);
            item.setOnAction(_ -> rowTicks.set(ticks));
            rows.getItems().add(item);
        }
        menu.getItems()
                .addAll(footprint, rows, delta, bands, largeTrades(), new SeparatorMenuItem());
        for (ProfileMode mode : ProfileMode.values()) {
            menu.getItems().add(radio(mode.title(), mode, options.profileProperty()));
        }
        menu.getItems().add(item("Profile of a range: draw it…", () -> draw(Tool.VOLUME_PROFILE)));
        return menu;
    }

    /** Whether large trades are marked, and which those are. */
    private Menu largeTrades() {
        Menu menu = new Menu("Large trades");
        BigDecimal least = large.leastProperty().get();
        boolean on = large.shownProperty().get();
        RadioMenuItem none = new RadioMenuItem("None");
        none.setSelected(!on);
        none.setOnAction(_ -> large.shownProperty().set(false));
        RadioMenuItem few = new RadioMenuItem("The largest of 200");
        few.setSelected(on && least.signum() == 0);
        few.setOnAction(_ -> markFrom(BigDecimal.ZERO));
        TextField size = new TextField(least.signum() == 0 ? "" : least.toPlainString());
        size.setId("large-trade-size");
        size.setPromptText("From a quantity…");
        size.setOnAction(_ -> {
            Optional<BigDecimal> typed = LargeTradesChoice.typed(size.getText());
            size.pseudoClassStateChanged(WRONG, typed.isEmpty());
            typed.ifPresent(value -> {
                markFrom(value);
                if (menu.getParentPopup() != null) {
                    menu.getParentPopup().hide();
                }
            });
        });
        menu.getItems().addAll(none, few, new CustomMenuItem(size, false));
        return menu;
    }

    private void markFrom(BigDecimal least) {
        large.leastProperty().set(least);
        large.shownProperty().set(true);
    }

    /** Candles made of what traded at each price, close enough to read; or back to candles. */
    void toggleFootprint() {
        boolean on = chart.options().typeProperty().get() != ChartType.FOOTPRINT;
        chart.options().typeProperty().set(on ? ChartType.FOOTPRINT : ChartType.CANDLES);
        if (on) {
            chart.setSpacing(Math.max(chart.getSpacing(), CandleChart.FOOTPRINT_SPACING));
        } else {
            chart.resetView();
        }
    }

    ContextMenu indicators() {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(item("Usual lines: next set", moved), new SeparatorMenuItem());
        for (Category category : Category.values()) {
            Menu shelf = new Menu(category.title());
            for (Indicator indicator : Catalogue.standard().of(category)) {
                CheckMenuItem item = new CheckMenuItem(indicator.title());
                item.setSelected(studies.isShown(indicator));
                item.setDisable(!item.isSelected() && studies.isFull());
                item.setOnAction(_ -> studies.toggle(indicator));
                shelf.getItems().add(item);
            }
            if (!shelf.getItems().isEmpty()) {
                menu.getItems().add(shelf);
            }
        }
        menu.getItems().add(lines());
        MenuItem none = item("No indicators", studies::removeAll);
        none.setDisable(studies.isEmpty());
        menu.getItems().addAll(new SeparatorMenuItem(), none);
        return menu;
    }

    /** The lines of each indicator shown that has more than one. */
    private Menu lines() {
        Menu menu = new Menu("Lines shown");
        for (ChartStudies.Shown shown : studies.shown()) {
            Menu lines = new Menu(shown.indicator().title());
            for (Output line : shown.lines()) {
                CheckMenuItem item = new CheckMenuItem(line.title());
                item.setSelected(!shown.hidden().contains(line.name()));
                boolean last = shown.lines().size() - shown.hidden().size() < 2;
                item.setDisable(item.isSelected() && last);
                item.setOnAction(_ -> studies.toggleLine(shown, line.name()));
                lines.getItems().add(item);
            }
            if (lines.getItems().size() > 1) {
                menu.getItems().add(lines);
            }
        }
        menu.setDisable(menu.getItems().isEmpty());
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
        Menu styles = styles(tools, selected);
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
                        styles,
                        undo,
                        redo,
                        item("Hide all", () -> tools.book().setAllHidden(true)),
                        item("Show all", () -> tools.book().setAllHidden(false)),
                        removeAll);
        return menu;
    }

    /** Styles by name: to take over, to keep, to forget. */
    private static Menu styles(DrawingTools tools, Optional<Drawing> selected) {
        Menu menu = new Menu("Styles");
        DrawingTemplates templates = tools.templates();
        for (String name : templates.names()) {
            MenuItem use = item(name, () -> templates.named(name).ifPresent(tools::style));
            use.setDisable(selected.isEmpty());
            menu.getItems().add(use);
        }
        TextField name = new TextField();
        name.setId("drawing-style-name");
        name.setPromptText("Keep this style as…");
        CustomMenuItem keep = new CustomMenuItem(name, false);
        keep.setDisable(selected.isEmpty());
        name.setOnAction(_ -> {
            String typed = name.getText().strip();
            if (!typed.isEmpty() && typed.length() <= MAX_NAME) {
                selected.ifPresent(d -> templates.save(typed, d.style()));
                if (menu.getParentPopup() != null) {
                    menu.getParentPopup().hide();
                }
            }
        });
        Menu forget = new Menu("Forget");
        templates
                .names()
                .forEach(each -> forget.getItems().add(item(each, () -> templates.delete(each))));
        forget.setDisable(forget.getItems().isEmpty());
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(keep, forget);
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
