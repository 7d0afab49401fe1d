package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.news.Bell;
import io.aibotiyi.workstation.news.News;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Brand, workspaces, search, and the three truths: account and mode, feeds, person. */
final class TopBar extends HBox {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Desk desk;
    private final Region feedDot = new Region();
    private final Label feedText = new Label();
    private final AccountMenu account;
    private final MenuButton menu = new MenuButton();
    private final Bell bell;

    TopBar(Desk desk, Actions actions, WorkspaceTabs tabs, News news) {
        this.desk = desk;
        account = new AccountMenu(desk, actions);
        bell = new Bell(news, () -> actions.run("window.notices"));
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region mark = new Region();
        mark.getStyleClass().add("brand-mark");
        Label brand = new Label("AIBOT");
        brand.getStyleClass().add("brand");
        Region left = new Region();
        Region right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        feedDot.getStyleClass().add("dot");
        HBox feeds = new HBox(feedDot, feedText);
        feeds.getStyleClass().add("feeds");
        feeds.setAlignment(Pos.CENTER);
        feeds.setMinWidth(USE_PREF_SIZE);
        fillMenu(actions);
        getChildren()
                .addAll(
                        mark,
                        brand,
                        tabs,
                        left,
                        search(actions),
                        right,
                        feeds,
                        account,
                        bell,
                        menu);
    }

    private static Button search(Actions actions) {
        Button search = new Button("Search or run…");
        search.setGraphic(new FontIcon(Feather.SEARCH));
        search.getStyleClass().add("search-button");
        search.setFocusTraversable(false);
        search.setOnAction(_ -> actions.run("window.palette"));
        return search;
    }

    private void fillMenu(Actions actions) {
        menu.getStyleClass().add("user-menu");
        menu.setFocusTraversable(false);
        menu.getItems()
                .addAll(
                        item(actions, "Connect to a backend…", "window.connect"),
                        item(actions, "Trading account…", "account.choose"),
                        item(actions, "Exchange connections…", "account.connections"),
                        item(actions, "Your account…", "window.security"),
                        item(actions, "Notices…", "window.notices"),
                        item(actions, "Risk…", "risk.show"),
                        item(actions, "Kill switch…", "risk.kill"),
                        item(actions, "Open a recording…", "replay.open"),
                        new SeparatorMenuItem(),
                        item(actions, "Dark or light", "look.theme"),
                        item(actions, "Colour-blind pair", "look.colourBlind"),
                        item(actions, "Row height", "look.density"),
                        item(actions, "Text size", "look.text"),
                        new SeparatorMenuItem(),
                        item(actions, "Keys", "window.keys"),
                        item(actions, "Change keys…", "window.changeKeys"),
                        item(actions, "Welcome", "window.welcome"),
                        item(actions, "About", "window.about"));
    }

    private static MenuItem item(Actions actions, String name, String action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> actions.run(action));
        return item;
    }

    void attach(Pins pins) {
        bell.attach(pins);
        account.attach(pins);
        pins.add(desk.market().feeds().listen(_ -> showFeeds()));
        pins.add(desk.link().listen(this::showLink));
    }

    private void showLink(Link link) {
        menu.setText(link.session() == null ? "Not signed in" : link.session().user().username());
        showFeeds();
    }

    private void showFeeds() {
        Map<?, FeedView> feeds = desk.market().feeds().get();
        boolean connected = desk.link().get().phase() == Link.Phase.CONNECTED;
        long live = feeds.values().stream().filter(f -> f.state() == FeedState.LIVE).count();
        boolean good = connected && live == feeds.size() && live > 0;
        String text;
        if (!connected) {
            text = "No feeds";
        } else if (live == feeds.size()) {
            text = live == 1 ? "1 feed" : live + " feeds";
        } else {
            text = live + " of " + feeds.size() + " feeds";
        }
        feedText.setText(text);
        feedDot.pseudoClassStateChanged(BAD, !good);
    }

    /** Says what an order of this window would be made of, and whose. */
    void show(TradingMode mode) {
        account.show(mode);
    }

    /** What the market in view is made of. */
    static TradingMode market(Desk desk) {
        return desk.market()
                .focus()
                .get()
                .map(f -> f.view().mode())
                .orElseGet(() -> {
                    Link link = desk.link().get();
                    return link.server() == null ? TradingMode.SIMULATED : link.server().mode();
                });
    }
}
