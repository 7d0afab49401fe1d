package io.aibotiyi.workstation.journal;

import static io.aibotiyi.workstation.journal.JournalWords.money;
import static io.aibotiyi.workstation.journal.JournalWords.ratio;

import io.aibotiyi.charts.equity.EquityCurve;
import io.aibotiyi.charts.equity.EquityPoint;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.protocol.Journal.Bucket;
import io.aibotiyi.protocol.Journal.CurrencyCount;
import io.aibotiyi.protocol.Journal.Drawdown;
import io.aibotiyi.protocol.Journal.EquityStep;
import io.aibotiyi.protocol.Journal.Figures;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the trades of the filter add up to: figures, curve, breakdowns. FX thread only. */
final class StatisticsPane extends BorderPane {

    private static final int PLACES = 2;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final long SECOND = 1_000_000_000L;

    /** How results are taken apart. */
    private enum By {
        SYMBOL("Market"),
        HOUR("Hour"),
        WEEKDAY("Weekday"),
        TAG("Tag"),
        SIDE("Side"),
        HOLDING("Holding time");

        private final String title;

        By(String title) {
            this.title = title;
        }

        List<Bucket> of(Statistics sums) {
            return switch (this) {
                case SYMBOL -> sums.bySymbol();
                case HOUR -> sums.byHour();
                case WEEKDAY -> sums.byWeekday();
                case TAG -> sums.byTag();
                case SIDE -> sums.bySide();
                case HOLDING -> sums.byHolding();
            };
        }
    }

    private final JournalDesk journal;
    private final FlowPane figures = new FlowPane(20, 8);
    private final EquityCurve curve = new EquityCurve();
    private final BarList bars = new BarList();
    private final ComboBox<String> currency = new ComboBox<>();
    private final ComboBox<ZoneId> zone = new ComboBox<>();
    private final Label newest = new Label();
    private final StatePane state;
    private By by = By.SYMBOL;
    private boolean daily = true;
    private boolean filling;
    private Optional<Statistics> known = Optional.empty();

    StatisticsPane(JournalDesk journal) {
        this.journal = journal;
        getStyleClass().add("journal-statistics");
        curve.setId("journal-curve");
        curve.baselineProperty().set(EquityCurve.Baseline.ZERO);
        curve.setMinHeight(180);
        VBox.setVgrow(curve, Priority.ALWAYS);
        currency.setId("journal-currency");
        currency.setAccessibleText("Currency");
        currency.setOnAction(_ -> {
            if (!filling) {
                journal.showCurrency(currency.getValue());
            }
        });
        zone.setId("journal-zone");
        zone.setAccessibleText("Time zone of days and hours");
        zone.getItems().add(UTC);
        ZoneId here = ZoneId.systemDefault();
        if (!here.normalized().equals(ZoneOffset.UTC)) {
            zone.getItems().add(here);
        }
        zone.setValue(UTC);
        zone.setOnAction(_ -> journal.showZone(zone.getValue()));
        ScrollPane scroll = new ScrollPane(bars);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("journal-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox body = new VBox(10, figures, curveHead(), curve, barHead(), scroll);
        body.getStyleClass().add("journal-statistics-body");
        state = new StatePane(body);
        setCenter(state);
    }

    private HBox curveHead() {
        Segments<Boolean> steps =
                new Segments<>(
                        List.of(true, false),
                        day -> day ? "By day" : "By trade",
                        day -> {
                            daily = day;
                            showCurve();
                        });
        newest.getStyleClass().add("figure-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        8, title("Realised profit and loss"), steps, newest, space, currency, zone);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox barHead() {
        Segments<By> choice =
                new Segments<>(
                        List.of(By.values()),
                        b -> b.title,
                        b -> {
                            by = b;
                            showBars();
                        });
        HBox head = new HBox(8, title("Net by"), choice);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-title");
        return label;
    }

    void attach(Pins pins) {
        pins.add(journal.statistics().value().listen(this::show));
        pins.add(journal.statistics().health().listen(_ -> showState()));
    }

    private void show(Optional<Statistics> now) {
        known = now;
        now.ifPresent(s -> {
            filling = true;
            currency.getItems()
                    .setAll(s.currencies().stream().map(CurrencyCount::currency).toList());
            currency.setValue(s.currency());
            currency.setVisible(s.currencies().size() > 1);
            filling = false;
            showFigures(s);
            showCurve();
            showBars();
        });
        showState();
    }

    private void showFigures(Statistics s) {
        Figures f = s.all();
        List<Node> all = new ArrayList<>();
        all.add(figure("Net", money(f.netPnl()), f.netPnl()));
        all.add(figure("Gross", money(f.grossPnl()), f.grossPnl()));
        all.add(figure("Fees", Numbers.fixed(f.fees(), PLACES), null));
        if (f.funding().signum() != 0) {
            all.add(figure("Funding", money(f.funding()), f.funding()));
        }
        all.add(figure("Trades", f.wins() + " won, " + f.losses() + " lost", null));
        all.add(figure("Win rate", JournalWords.percent(f.winRate()), null));
        all.add(figure("Profit factor", ratio(f.profitFactor()), null));
        all.add(figure("Expectancy", money(f.expectancy()), f.expectancy()));
        all.add(figure("Average win", money(f.averageWin()), f.averageWin()));
        all.add(figure("Average loss", money(f.averageLoss()), f.averageLoss()));
        all.add(figure("Payoff", ratio(f.payoff()), null));
        all.add(figure("Average R", JournalWords.multiple(f.averageR()), f.averageR()));
        all.add(figure("Held on average", JournalWords.held(f.averageHoldingSeconds()), null));
        Drawdown deepest = s.drawdown();
        all.add(
                figure(
                        "Deepest drawdown, by trade",
                        deepest == null ? JournalWords.NONE : money(deepest.amount().negate()),
                        deepest == null ? null : deepest.amount().negate()));
        figures.getChildren().setAll(all);
    }

    private static VBox figure(String name, String text, @Nullable BigDecimal sign) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        NumberLabel value = new NumberLabel();
        value.setPlain(text);
        value.setSign(sign == null ? 0 : sign.setScale(PLACES, RoundingMode.HALF_EVEN).signum());
        value.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(label, value);
        box.setFillWidth(false);
        box.getStyleClass().add("journal-figure");
        return box;
    }

    private void showCurve() {
        known.ifPresent(s -> {
            curve.setUnit(PLACES, PLACES, s.currency());
            curve.snapshot(daily ? days(s) : steps(s));
            boolean cut = !daily && s.steps().size() < s.all().entries();
            newest.setText(cut ? "The newest " + s.steps().size() + " trades" : "");
        });
    }

    private static List<EquityPoint> days(Statistics s) {
        return s.days().stream()
                .map(d ->
                        new EquityPoint(
                                EpochNanos.of(
                                        LocalDate.parse(d.day())
                                                .atStartOfDay(ZoneOffset.UTC)
                                                .toInstant()),
                                units(d.cumulative())))
                .toList();
    }

    /** Exits at the same moment are drawn a second apart, so that each is a point. */
    private static List<EquityPoint> steps(Statistics s) {
        List<EquityPoint> points = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (EquityStep step : s.steps()) {
            long at =
                    Math.max(
                            EpochNanos.of(step.at()),
                            last == Long.MIN_VALUE ? last : last + SECOND);
            points.add(new EquityPoint(at, units(step.cumulative())));
            last = at;
        }
        return points;
    }

    private static long units(BigDecimal money) {
        return money.setScale(PLACES, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    private void showBars() {
        known.ifPresent(s -> bars.show(by.of(s)));
    }

    private void showState() {
        Health health = journal.statistics().health().get();
        switch (health.phase()) {
            case LOADING -> state.showLoading("Adding up");
            case FAILED -> state.showFailed("No figures", health.reason());
            case STALE -> state.showStale(health.reason());
            case LIVE -> {
                if (known.map(s -> s.all().entries() == 0).orElse(true)) {
                    state.showEmpty(
                            Feather.PIE_CHART,
                            "No closed trade",
                            "Figures are of trades that are closed and that the filter leaves.");
                } else {
                    state.showContent();
                }
            }
        }
    }
}
