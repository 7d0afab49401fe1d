package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.MarketFocus;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** One panel that is open: its content, the letter of its link and its buttons. FX thread only. */
final class DockPanel {

    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final DockBoard board;
    private final PanelMarket market;
    private final DockContent content;
    private final Button chip = new Button();
    private final Button detach;
    private final Pins pins = new Pins();
    private Panel panel;

    DockPanel(DockBoard board, Panel panel, PanelMarket market, DockContent content) {
        this.board = board;
        this.panel = panel;
        this.market = market;
        this.content = content;
        content.node().getStyleClass().add("dock-panel");
        content.node().setId(panel.id());
        detach =
                Icons.button(
                        Feather.EXTERNAL_LINK,
                        "Detach into a window of its own, or bring back",
                        () -> board.detachOrBringBack(this.panel.id()));
        detach.setId(panel.id() + "-detach");
        Button close = Icons.button(Feather.X, "Close", () -> board.close(this.panel.id()));
        close.setId(panel.id() + "-close");
        HBox buttons = new HBox(detach, close);
        buttons.getStyleClass().add("dock-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.setMinWidth(HBox.USE_PREF_SIZE);
        content.header().getChildren().add(content.buttonsAt(), buttons);
        if (panel.kind().isLinkable()) {
            chip.setId(panel.id() + "-link");
            chip.getStyleClass().add("link-chip");
            chip.setFocusTraversable(false);
            chip.setOnAction(_ -> links().show(chip, Side.BOTTOM, 0, 0));
            content.header().getChildren().addFirst(chip);
            showLink();
        }
    }

    private ContextMenu links() {
        ContextMenu menu = new ContextMenu();
        ToggleGroup group = new ToggleGroup();
        for (LinkColour colour : LinkColour.values()) {
            RadioMenuItem item = new RadioMenuItem(colour.title());
            item.setToggleGroup(group);
            item.setSelected(colour == panel.link());
            item.setOnAction(_ -> board.link(panel.id(), colour));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void showLink() {
        chip.setText(panel.link().isLinked() ? panel.link().letter() : "–");
        chip.getStyleClass()
                .removeAll(Arrays.stream(LinkColour.values()).map(LinkColour::id).toList());
        chip.getStyleClass().add(panel.link().id());
        chip.setAccessibleText(panel.link().title());
        Hints.on(
                chip,
                panel.link().title()
                        + ". Panels of one colour share symbol and timeframe; click to change.");
    }

    Panel panel() {
        return panel;
    }

    DockContent content() {
        return content;
    }

    PanelMarket market() {
        return market;
    }

    /** As its tab says: the kind, and the instrument if it looks at one. */
    String title() {
        String symbol =
                panel.kind().isOfOneMarket()
                        ? market.focus()
                                .get()
                                .map(InstrumentFocus::view)
                                .map(v -> " " + v.id().symbol().name())
                                .orElse("")
                        : "";
        return panel.kind().title() + symbol;
    }

    /** Takes the model's word over; the market is exchanged if it is another one. */
    void update(Panel next, MarketFocus focus, boolean listens) {
        panel = next;
        if (panel.kind().isLinkable()) {
            showLink();
        }
        if (!focus.equals(market.linked())) {
            pins.close();
            market.link(focus);
            if (listens) {
                attach();
            }
        }
    }

    void attach() {
        if (panel.kind().isLinkable()) {
            pins.add(needsCandles() ? market.linked().useCandles() : market.linked().use());
            pins.add(market.focus().listen(_ -> board.retitle()));
        }
        content.listening().attach(pins);
    }

    private boolean needsCandles() {
        return panel.kind() == io.aibotiyi.workstation.dock.PanelKind.CHART;
    }

    void detach() {
        pins.close();
    }

    void showActive(boolean active) {
        content.node().pseudoClassStateChanged(ACTIVE, active);
    }
}
