package io.aibotiyi.workstation.shell;

import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.actions.KeyBindings;
import io.aibotiyi.workstation.admin.AdminWorkspace;
import io.aibotiyi.workstation.alerts.AlertNews;
import io.aibotiyi.workstation.connect.ConnectForm;
import io.aibotiyi.workstation.dock.DefaultLayout;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.docking.DockActions;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.news.News;
import io.aibotiyi.workstation.news.NewsForm;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.replay.OpenRecordingForm;
import io.aibotiyi.workstation.replay.ReplayKeys;
import io.aibotiyi.workstation.risk.RiskForm;
import io.aibotiyi.workstation.risk.RiskLabel;
import io.aibotiyi.workstation.risk.RiskWatch;
import io.aibotiyi.workstation.risk.RiskWords;
import io.aibotiyi.workstation.security.SecurityForm;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.trade.TradeWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window's content: mode frame, bars, workspace and what floats above it. */
public final class Shell {

    /** Top bar, status bar and frame. */
    private static final double BARS = 58;

    private static final PseudoClass HALTED = PseudoClass.getPseudoClass("halted");

    /** What only a person does; a mouse that is merely moved may have been bumped. */
    private static final List<EventType<? extends InputEvent>> ACTS =
            List.of(
                    KeyEvent.KEY_PRESSED,
                    MouseEvent.MOUSE_PRESSED,
                    ScrollEvent.SCROLL,
                    TouchEvent.TOUCH_PRESSED);

    private final Desk desk;
    private final FileDialogs files;
    private final Consumer<Layout> changed;
    private final Consumer<Workspaces> keep;
    private final Actions actions = new Actions();
    private final KeyBindings bindings;
    private final Overlays overlays = new Overlays();
    private final Toasts toasts = new Toasts();
    private final TradeWorkspace trade;
    private final AdminWorkspace admin;
    private final List<Workspace> spaces;
    private final WorkspaceTabs tabs;
    private final News news;
    private final RiskWatch risk;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final HBox banner = new HBox();
    private final Label bannerText = new Label();
    private final Button bannerButton = new Button("Connect…");
    private final Frames.Frame frame;
    private final Frames frames;
    private final Pins pins = new Pins();
    private final Room room;
    private Layout layout;
    private Workspace front;

    /**
     * What the shell stands in.
     *
     * @param files the system's file dialogs, where there are any
     * @param windows where detached windows come from
     * @param workspaces those that were kept; null for those of a first start
     * @param changed given every layout worth remembering
     * @param keep given the workspaces after each change
     */
    public record Surroundings(
            FileDialogs files,
            WindowHost windows,
            @Nullable Workspaces workspaces,
            Consumer<Layout> changed,
            Consumer<Workspaces> keep) {}

    /** With the workspaces of a first start, which are not kept. */
    public Shell(
            Desk desk,
            FileDialogs files,
            Layout layout,
            double width,
            double height,
            Consumer<Layout> changed) {
        this(
                desk,
                new Surroundings(files, new StageHost(), null, changed, _ -> {}),
                layout,
                width,
                height);
    }

    public Shell(Desk desk, Surroundings around, Layout layout, double width, double height) {
        this.desk = desk;
        this.files = around.files();
        this.layout = layout;
        this.changed = around.changed();
        this.keep = around.keep();
        this.room = new Room(width, height - BARS);
        frame = Frames.frame(overlays, width, height);
        frames = new Frames(around.windows(), frame, this::prepare, this::focused);
        Workspaces kept = around.workspaces();
        trade =
                new TradeWorkspace(
                        desk,
                        new TradeWorkspace.Surroundings(
                                frames, new AskingInWindow(desk, frames), frames),
                        layout.trading(),
                        prefs -> change(this.layout.withTrading(prefs)),
                        kept == null
                                ? Workspaces.of(
                                        DefaultLayout.NAME,
                                        DefaultLayout.of(
                                                room.width(), room.height(), layout.dividers()))
                                : kept,
                        this::kept);
        admin = AdminWorkspace.of(desk, frames, files);
        spaces = List.of(trade, admin);
        tabs =
                new WorkspaceTabs(
                        List.of(admin), this::openNamed, this::bringToFront, this::workspaces);
        front = trade;
        contribute();
        bindings = new KeyBindings(actions);
        applyKeys();
        news = new News(desk, new AlertNews(desk, trade.speaker())::came);
        risk = new RiskWatch(desk);
        topBar = new TopBar(desk, actions, tabs, news);
        statusBar = new StatusBar(desk, new RiskLabel(risk, () -> actions.run("risk.show")));
        frame.border().setTop(new VBox(topBar, banner()));
        frame.border().setBottom(statusBar);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        frame.root().getChildren().addAll(toasts, overlays);
        prepare(frame);
        frames.look(layout.appearance());
        bringToFront(trade);
    }

    /** Pixels that panels have in the main window of a first start. */
    private record Room(double width, double height) {}

    private void prepare(Frames.Frame of) {
        for (EventType<? extends InputEvent> act : ACTS) {
            of.scene().addEventFilter(act, _ -> desk.activity().sign());
        }
        of.scene().addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(of, event));
        of.scene().addEventFilter(KeyEvent.KEY_TYPED, event -> typed(of, event));
    }

    private void kept(Workspaces next) {
        tabs.show(next, front.id());
        keep.accept(next);
    }

    private void openNamed(int index) {
        trade.board().change(w -> w.show(index));
        bringToFront(trade);
    }

    private void step(int by) {
        Workspaces now = trade.board().workspaces();
        openNamed(Math.floorMod(now.open() + by, now.all().size()));
    }

    /** Shows the form of all named workspaces. */
    public void workspaces() {
        WorkspacesForm form =
                new WorkspacesForm(
                        desk,
                        trade.board(),
                        frames,
                        files,
                        () -> DefaultLayout.of(room.width(), room.height()));
        frames.show(form, form.first(), () -> {});
    }

    private void focused(boolean has) {
        trade.focused(has);
    }

    /** Shows a workspace; the others go on listening unseen. */
    public void bringToFront(Workspace next) {
        front.inFront(false);
        front = next;
        tabs.show(trade.board().workspaces(), next.id());
        frame.border().setCenter(next.node());
        showMode();
        next.inFront(true);
    }

    private HBox banner() {
        banner.getStyleClass().add("banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bannerText.setWrapText(true);
        bannerButton.getStyleClass().add("text-button");
        banner.getChildren().addAll(bannerText, space, bannerButton);
        banner.setManaged(false);
        banner.setVisible(false);
        return banner;
    }

    public Scene scene() {
        return frame.scene();
    }

    public Desk desk() {
        return desk;
    }

    public Actions actions() {
        return actions;
    }

    public TradeWorkspace trade() {
        return trade;
    }

    public AdminWorkspace admin() {
        return admin;
    }

    public Overlays overlays() {
        return overlays;
    }

    /** The layout as it stands. */
    public Layout layout() {
        return layout;
    }

    /** Begins to listen; the mirror of {@link #detach}. */
    public void attach() {
        news.attach(pins);
        risk.attach(pins);
        topBar.attach(pins);
        statusBar.attach(pins);
        toasts.attach(pins, desk.notices());
        spaces.forEach(Workspace::attach);
        pins.add(desk.link().listen(_ -> showLink()));
        risk.onChange(pins, this::showBanner);
        trade.board().onMarkets(pins, this::showMode);
        pins.add(desk.market().candles().listen(_ -> rememberView()));
        if (!layout.welcomed()) {
            welcome();
        }
    }

    public void detach() {
        spaces.forEach(Workspace::detach);
        pins.close();
    }

    private void showLink() {
        showBanner();
        showMode();
    }

    /** A connection in trouble comes before a halt: without it nothing is known to be true. */
    private void showBanner() {
        Link link = desk.link().get();
        boolean failed = link.phase() == Link.Phase.FAILED;
        boolean trouble = failed || link.phase() == Link.Phase.RECONNECTING;
        Optional<HaltView> halt = trouble ? Optional.empty() : risk.halt();
        banner.pseudoClassStateChanged(HALTED, halt.isPresent());
        banner.setManaged(trouble || halt.isPresent());
        banner.setVisible(trouble || halt.isPresent());
        bannerText.setText(halt.map(RiskWords::halt).orElse(link.reason()));
        bannerButton.setVisible(failed || halt.isPresent());
        bannerButton.setText(halt.isPresent() ? "Risk…" : "Connect…");
        bannerButton.setOnAction(
                _ -> actions.run(halt.isPresent() ? "risk.show" : "window.connect"));
    }

    /** Each window by what its own panels show; one number that is real makes it so. */
    private void showMode() {
        frames.showModes(content -> trade.board().mode(content).orElseGet(() -> TopBar.mode(desk)));
        topBar.show(trade.board().mode(trade.node()).orElseGet(() -> TopBar.mode(desk)));
    }

    private void rememberView() {
        desk.market()
                .candles()
                .get()
                .ifPresent(c -> {
                    String id = c.id().toString();
                    if (!id.equals(layout.instrument())
                            || !c.timeframe().equals(layout.timeframe())) {
                        change(layout.withView(id, c.timeframe()));
                    }
                });
    }

    private void change(Layout next) {
        layout = next;
        changed.accept(next);
    }

    private void look(Appearance next) {
        change(layout.with(next));
        frames.look(next);
    }

    private void pressed(Frames.Frame in, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && in.overlays().isShowing()) {
            in.overlays().closeTop();
            event.consume();
            return;
        }
        if (in.overlays().isShowing() || isTyping(in, event)) {
            return;
        }
        actions.byKey(event)
                .ifPresent(action -> {
                    event.consume();
                    actions.run(action.id());
                });
    }

    private void typed(Frames.Frame in, KeyEvent event) {
        if ("?".equals(event.getCharacter())
                && !in.overlays().isShowing()
                && !isTyping(in, event)) {
            actions.run("window.keys");
            event.consume();
        }
    }

    /** Plain keys belong to a text field that has the focus; Escape leaves it. */
    private static boolean isTyping(Frames.Frame in, KeyEvent event) {
        if (!in.hasFocus(TextInputControl.class)) {
            return false;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            in.root().requestFocus();
            return true;
        }
        return !event.isShortcutDown()
                && !event.isAltDown()
                && (event.getCode() == KeyCode.UNDEFINED || !event.getCode().isFunctionKey());
    }

    private void contribute() {
        trade.contribute(actions);
        new DockActions(trade.board(), frames).contribute(actions);
        new ReplayKeys(desk).contribute(actions);
        window("window.palette", "Search every action", "Shortcut+K", this::palette);
        window("window.keys", "Show all keys", "F1", this::keys);
        window("window.changeKeys", "Change keys…", null, this::changeKeys);
        window("workspaces.manage", "Workspaces…", "Shortcut+Shift+W", this::workspaces);
        window("workspaces.next", "Next workspace", "Shortcut+Page Down", () -> step(1));
        window("workspaces.previous", "Previous workspace", "Shortcut+Page Up", () -> step(-1));
        window("window.trade", "Workspace: Trade", "Shortcut+1", () -> bringToFront(trade));
        window("window.admin", "Workspace: Admin", "Shortcut+2", () -> bringToFront(admin));
        admin.contribute(actions, () -> bringToFront(admin));
        window("window.connect", "Connect to a backend", "Shortcut+O", this::connect);
        window(
                "window.security",
                "Your account: sign-in, devices, API keys, privacy",
                null,
                this::security);
        window("account.keys", "Your API keys", null, () -> account(Opening.KEYS));
        window(
                "account.privacy",
                "Your data: copy, consents, erasure",
                null,
                () -> account(Opening.PRIVACY));
        window("window.notices", "Your notices", null, this::notices);
        actions.add(
                new Action(
                        "risk.show",
                        Group.TRADE,
                        "Risk: limits, use, fees",
                        KeyCombination.valueOf("Shortcut+R"),
                        this::risk));
        actions.add(
                new Action(
                        "risk.kill",
                        Group.TRADE,
                        "Kill switch: stop all trading…",
                        KeyCombination.valueOf("Shortcut+Shift+K"),
                        this::stopTrading));
        window("replay.open", "Open a recording…", "Shortcut+Shift+O", this::openRecording);
        window("window.welcome", "Show the welcome again", null, this::welcome);
        window("window.about", "About this application", null, this::about);
        window(
                "look.theme",
                "Theme: dark or light",
                "Shortcut+Shift+L",
                () -> {
                    Appearance now = layout.appearance();
                    look(now.with(now.theme() == Theme.DARK ? Theme.LIGHT : Theme.DARK));
                });
        window(
                "look.colourBlind",
                "Colour-blind pair: on or off",
                null,
                () ->
                        look(
                                layout.appearance()
                                        .withColourBlind(!layout.appearance().colourBlind())));
        window(
                "look.density",
                "Row height: compact, regular, touch",
                null,
                () -> look(layout.appearance().with(layout.appearance().density().next())));
    }

    private void window(String id, String name, @Nullable String key, Runnable deed) {
        actions.add(
                new Action(
                        id,
                        Group.WINDOW,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        deed));
    }

    /** Shows every action by name. */
    public void palette() {
        Palette palette =
                new Palette(
                        actions,
                        action -> {
                            frames.closeTop();
                            actions.run(action.id());
                        });
        frames.show(palette, Pos.TOP_CENTER, palette.query(), () -> {});
    }

    /** Shows every key. */
    public void keys() {
        frames.show(new KeySheet(actions), Pos.CENTER, null, () -> {});
    }

    /** Shows the form that changes keys. */
    public void changeKeys() {
        KeyForm form = new KeyForm(actions, bindings, this::keysChanged, frames::closeTop);
        frames.show(form, form.first(), () -> {});
    }

    private void keysChanged() {
        change(layout.withTrading(trade.prefs().withKeys(bindings.chosen())));
        trade.setPrefs(layout.trading());
    }

    private void applyKeys() {
        List<String> problems = new ArrayList<>();
        bindings.apply(layout.trading().keys(), problems);
        problems.forEach(p ->
                desk.notices()
                        .log(
                                Notice.Level.ATTENTION,
                                "A key could not be kept",
                                p + ". Change keys… gives it another."));
    }

    /** Shows the form that chooses a backend. */
    public void connect() {
        ConnectForm form =
                new ConnectForm(
                        desk,
                        layout.remote(),
                        address -> change(layout.withRemote(address)),
                        frames::closeTop);
        frames.show(form, Pos.CENTER, form.first(), form::detach);
    }

    /** Shows one's own factors, sessions and devices. */
    public void security() {
        account(Opening.FACTORS);
    }

    /** Shows a part of one's own account. */
    public void account(Opening part) {
        SecurityForm form = new SecurityForm(desk, frames, files, part);
        frames.show(form, Pos.CENTER, null, form::detach);
    }

    /** Shows what the backend wants the person to know. */
    public void notices() {
        NewsForm form = new NewsForm(desk, news, frames);
        frames.show(form, Pos.CENTER, form.first(), form::detach);
    }

    /** Shows limits, their use, halt and fees of the account in use. */
    public void risk() {
        RiskForm form = new RiskForm(desk, risk, frames);
        frames.show(form, Pos.CENTER, form.first(), form::detach);
    }

    /** Asks whether to stop all trading; where it is stopped already, shows that. */
    public void stopTrading() {
        if (risk.halt().isPresent()) {
            risk();
        } else {
            RiskForm.askToStop(desk, risk, frames);
        }
    }

    /** Shows the form that opens a recording. */
    public OpenRecordingForm openRecording() {
        OpenRecordingForm form = new OpenRecordingForm(desk, files, frames::closeTop);
        frames.show(form, Pos.CENTER, form.first(), form::detach);
        return form;
    }

    private void welcome() {
        Welcome welcome = new Welcome(frames::closeTop);
        frames.show(welcome, Pos.CENTER, welcome.next(), () -> change(layout.withWelcomed()));
    }

    private void about() {
        Confirm about = Confirm.about("0.1.0", frames::closeTop);
        frames.show(about, Pos.CENTER, about.agree(), () -> {});
    }
}
