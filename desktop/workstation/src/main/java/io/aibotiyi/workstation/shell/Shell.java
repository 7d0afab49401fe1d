package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.workstation.accounts.AccountsForm;
import io.aibotiyi.workstation.accounts.ConnectionsForm;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.actions.KeyBindings;
import io.aibotiyi.workstation.admin.AdminWorkspace;
import io.aibotiyi.workstation.alerts.AlertNews;
import io.aibotiyi.workstation.connect.ConnectForm;
import io.aibotiyi.workstation.dock.DefaultLayout;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.journal.JournalWorkspace;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.news.News;
import io.aibotiyi.workstation.news.NewsForm;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.replay.OpenRecordingForm;
import io.aibotiyi.workstation.risk.RiskForm;
import io.aibotiyi.workstation.risk.RiskLabel;
import io.aibotiyi.workstation.risk.RiskWatch;
import io.aibotiyi.workstation.security.SecurityForm;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.trade.TradeWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window's content: mode frame, bars, workspace and what floats above it. */
public final class Shell {

    /** Top bar, status bar and frame. */
    private static final double BARS = 58;

    private final Desk desk;
    private final FileDialogs files;
    private final Consumer<Layout> changed;
    private final Consumer<Workspaces> keep;
    private final Actions actions = new Actions();
    private final KeyBindings bindings;
    private final Overlays overlays = new Overlays();
    private final Toasts toasts = new Toasts();
    private final TradeWorkspace trade;
    private final JournalWorkspace journal;
    private final AdminWorkspace admin;
    private final List<Workspace> spaces;
    private final WorkspaceTabs tabs;
    private final News news;
    private final RiskWatch risk;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final Banner banner;
    private final Frames.Frame frame;
    private final Frames frames;
    private final Pins pins = new Pins();
    private final Room room;
    private Layout layout;
    private String open = "";
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
        frames =
                new Frames(
                        around.windows(),
                        frame,
                        this::prepare,
                        this::focused,
                        desk.trading()::inView);
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
        journal = new JournalWorkspace(desk, frames, files);
        trade.keepPictures(journal::keep);
        admin = AdminWorkspace.of(desk, frames, files);
        spaces = List.of(trade, journal, admin);
        tabs =
                new WorkspaceTabs(
                        List.of(journal, admin),
                        this::openNamed,
                        this::bringToFront,
                        this::workspaces);
        front = trade;
        new ShellActions(this, frames).contribute(actions);
        bindings = new KeyBindings(actions);
        applyKeys();
        news = new News(desk, new AlertNews(desk, trade.speaker())::came);
        risk = new RiskWatch(desk);
        topBar = new TopBar(desk, actions, tabs, news);
        banner = new Banner(desk, risk, actions);
        statusBar = new StatusBar(desk, new RiskLabel(risk, () -> actions.run("risk.show")));
        frame.border().setTop(new VBox(topBar, banner));
        frame.border().setBottom(statusBar);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        frame.root().getChildren().addAll(toasts, overlays);
        prepare(frame);
        frames.look(layout.appearance());
        bringToFront(trade);
        wish(trade.board().workspaces().current());
    }

    /** Pixels that panels have in the main window of a first start. */
    private record Room(double width, double height) {}

    private void prepare(Frames.Frame of) {
        new WindowKeys(of, actions).listen(desk.activity());
    }

    private void kept(Workspaces next) {
        tabs.show(next, front.id());
        wish(next.current());
        keep.accept(next);
    }

    /** Another workspace brings the account along that was last chosen in it. */
    private void wish(Workspaces.Named next) {
        if (!next.name().equals(open)) {
            open = next.name();
            desk.wish(next.account());
        }
    }

    /** Goes over to an account, and remembers it for the open workspace. */
    public void use(AccountId account) {
        if (desk.use(account)) {
            trade.board().remember(account.toString());
        }
    }

    /** Shows the accounts to choose among. */
    public void chooseAccount() {
        AccountsForm form =
                new AccountsForm(
                        desk,
                        a -> {
                            frames.closeTop();
                            use(a.id());
                        },
                        () -> actions.run("account.connections"),
                        frames::closeTop);
        frames.show(form, form.first(), form::detach);
    }

    /** Shows the connections to exchanges. */
    public void connections() {
        ConnectionsForm form = new ConnectionsForm(desk, frames);
        frames.show(form, form.first(), form::detach);
    }

    private void openNamed(int index) {
        trade.board().change(w -> w.show(index));
        bringToFront(trade);
    }

    void step(int by) {
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

    public JournalWorkspace journal() {
        return journal;
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
        pins.add(desk.trading().account().listen(_ -> showMode()));
        risk.onChange(pins, banner::show);
        trade.board().onMarkets(pins, this::showMode);
        pins.add(desk.market().candles().listen(_ -> rememberView()));
        // or the first text field had it, and with it every plain key
        frame.root().requestFocus();
        if (!layout.welcomed()) {
            welcome();
        }
    }

    public void detach() {
        spaces.forEach(Workspace::detach);
        pins.close();
    }

    private void showLink() {
        banner.show();
        showMode();
    }

    /** Each window by what its own panels show; one number that is real makes it so. */
    private void showMode() {
        frames.showModes(this::mode);
        topBar.show(mode(trade.node()));
    }

    /** What an order would be made of that is placed in a window. */
    private TradingMode mode(@Nullable Node content) {
        return Modes.of(
                desk.trading().inView(),
                trade.board().mode(content).orElseGet(() -> TopBar.market(desk)));
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

    void look(Appearance next) {
        change(layout.with(next));
        frames.look(next);
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

    void welcome() {
        Welcome welcome = new Welcome(frames::closeTop);
        frames.show(welcome, Pos.CENTER, welcome.next(), () -> change(layout.withWelcomed()));
    }

    void about() {
        Confirm about = Confirm.about("0.1.0", frames::closeTop);
        frames.show(about, Pos.CENTER, about.agree(), () -> {});
    }
}
