package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.LeftOut;
import io.aibotiyi.protocol.Routing.PlannedLeg;
import io.aibotiyi.protocol.Routing.PlannedSlice;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Starts a large order that the backend divides, after showing what it would do. */
final class ParentForm extends VBox {

    private final Desk desk;
    private final InstrumentView instrument;
    private final ComboBox<Algorithm> algorithm = new ComboBox<>();
    private final ComboBox<Side> side = new ComboBox<>();
    private final ComboBox<Style> style = new ComboBox<>();
    private final TextField quantity = field("parent-quantity", "");
    private final TextField limit = field("parent-limit", "");
    private final TextField minutes = field("parent-minutes", "10");
    private final TextField slices = field("parent-slices", "");
    private final TextField percent = field("parent-percent", "10");
    private final TextField shown = field("parent-shown", "");
    private final VBox minutesLine = Form.line("Minutes", minutes);
    private final VBox slicesLine = Form.line("Parts", slices);
    private final VBox percentLine = Form.line("Share of volume, %", percent);
    private final VBox shownLine = Form.line("Shown at a time", shown);
    private final VBox styleLine = Form.line("Parts are", style);
    private final Label explanation = Form.text("");
    private final ListView<String> plan = new ListView<>();
    private final Label problem = Form.error();
    private final Button look;
    private final Button start;
    private @Nullable StartParent previewed;

    ParentForm(Desk desk, Dialogs dialogs, InstrumentView instrument) {
        this.desk = desk;
        this.instrument = instrument;
        getStyleClass().addAll("confirm", "wide-dialog");
        algorithm.setId("parent-algorithm");
        algorithm.getItems().setAll(Algorithm.values());
        algorithm.setConverter(Names.of(ParentTable::name));
        algorithm.setValue(Algorithm.TWAP);
        side.setId("parent-side");
        side.getItems().setAll(Side.values());
        side.setConverter(Names.of(s -> s == Side.BUY ? "Buy" : "Sell"));
        side.setValue(Side.BUY);
        style.getItems().setAll(Style.values());
        style.setConverter(Names.of(s -> s.name().toLowerCase(Locale.ROOT)));
        style.setValue(Style.PASSIVE);
        slices.setPromptText("automatic");
        limit.setPromptText("none");
        explanation.setId("parent-explanation");
        plan.setId("parent-plan");
        plan.setPrefHeight(150);
        plan.setFixedCellSize(24);
        plan.setPlaceholder(new Label("Preview shows the parts"));
        look = Form.plain("Preview", this::preview);
        look.setId("parent-preview");
        look.setDefaultButton(true);
        start = Form.main("Start", "plain", () -> begin(dialogs));
        start.setId("parent-start");
        FlowPane fields =
                new FlowPane(
                        12,
                        8,
                        Form.line("Way", algorithm),
                        Form.line("Side", side),
                        Form.line("Quantity, " + instrument.baseAsset(), quantity),
                        Form.line("Limit, " + instrument.quoteAsset(), limit),
                        minutesLine,
                        slicesLine,
                        percentLine,
                        shownLine,
                        styleLine);
        fields.setPrefWrapLength(660);
        getChildren()
                .addAll(
                        Form.title("Large order of " + instrument.id().symbol()),
                        fields,
                        problem,
                        explanation,
                        plan,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), look, start));
        for (TextField field : List.of(quantity, limit, minutes, slices, percent, shown)) {
            field.textProperty().subscribe(this::changed);
        }
        algorithm.valueProperty().subscribe(this::changed);
        side.valueProperty().subscribe(this::changed);
        style.valueProperty().subscribe(this::changed);
        changed();
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefColumnCount(9);
        return field;
    }

    private ParentDraft.Check check() {
        ParentDraft draft =
                new ParentDraft(
                        algorithm.getValue(),
                        side.getValue(),
                        quantity.getText(),
                        limit.getText(),
                        minutes.getText(),
                        slices.getText(),
                        style.getValue(),
                        percent.getText(),
                        shown.getText());
        Optional<AccountView> account = desk.trading().inView();
        return account.map(a -> draft.check(a.id(), instrument))
                .orElse(
                        new ParentDraft.Check(
                                Optional.empty(), "No trading account; connect first."));
    }

    private void changed() {
        Algorithm way = algorithm.getValue();
        shown(minutesLine, ParentDraft.lasts(way));
        shown(slicesLine, ParentDraft.divides(way));
        shown(percentLine, way == Algorithm.POV);
        shown(shownLine, way == Algorithm.ICEBERG);
        shown(styleLine, ParentDraft.lasts(way));
        ParentDraft.Check check = check();
        problem.setText(check.problem());
        look.setDisable(check.request().isEmpty());
        start.setDisable(check.request().isEmpty());
        previewed = null;
        explanation.setText("");
        plan.getItems().clear();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void preview() {
        check().request()
                .ifPresent(request -> {
                    previewed = request;
                    explanation.setText("Asking…");
                    desk.parents()
                            .preview(
                                    request,
                                    answer -> ifStill(request, () -> show(answer)),
                                    why -> ifStill(request, () -> refuse(why)));
                });
    }

    /** An answer to what is no longer asked is dropped. */
    private void ifStill(StartParent request, Runnable deed) {
        if (request.equals(previewed)) {
            deed.run();
        }
    }

    private void refuse(String why) {
        explanation.setText("");
        problem.setText(why);
    }

    private void show(Preview preview) {
        explanation.setText(preview.explanation());
        plan.getItems().clear();
        for (PlannedSlice slice : preview.slices()) {
            plan.getItems()
                    .add(Numbers.time(slice.time()) + "   " + Numbers.plain(slice.quantity()));
        }
        for (PlannedLeg leg : preview.legs()) {
            plan.getItems()
                    .add(
                            leg.instrument().venue()
                                    + "   "
                                    + Numbers.plain(leg.quantity())
                                    + " at "
                                    + Numbers.plain(leg.averagePrice())
                                    + ", with fee "
                                    + Numbers.plain(leg.netPrice()));
        }
        for (LeftOut venue : preview.leftOut()) {
            plan.getItems().add(venue.instrument().venue() + "   nothing: " + venue.reason());
        }
        if (preview.unrouted() != null && preview.unrouted().signum() > 0) {
            plan.getItems().add("Not to be had now: " + Numbers.plain(preview.unrouted()));
        }
    }

    private void begin(Dialogs dialogs) {
        check().request()
                .ifPresent(request -> {
                    dialogs.closeTop();
                    desk.parents().start(request);
                });
    }

    Node first() {
        return quantity;
    }
}
