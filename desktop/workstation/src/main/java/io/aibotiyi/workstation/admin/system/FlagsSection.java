package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** What can be switched while the backend runs. */
public final class FlagsSection extends TableSection<FlagView> {

    private final Acts acts;

    public FlagsSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("flags", "Feature flags", Feather.TOGGLE_RIGHT),
                (client, _) -> client.operations().flags(),
                FlagView::name,
                f -> f.name() + ' ' + f.description(),
                new RecordTable.Emptiness(
                        Feather.TOGGLE_RIGHT, "No flags", "The backend knows none."));
        this.acts = acts;
        table().text("Flag", 220, FlagView::name)
                .badge("State", 80, FlagsSection::state)
                .muted("Default", 70, f -> f.byDefault() ? "on" : "off")
                .time("Changed", f -> f.changedAt())
                .muted("Meaning", 420, FlagView::description);
    }

    private static Badge state(FlagView flag) {
        String text = flag.on() ? "on" : "off";
        return flag.on() == flag.byDefault() ? Badge.quiet(text) : Badge.attention(text);
    }

    @Override
    protected void detail(FlagView flag, Drawer drawer) {
        TextField reason = new TextField();
        reason.setPromptText("Why, for the audit log");
        Button change =
                Form.main(
                        flag.on() ? "Switch off" : "Switch on",
                        "danger",
                        () ->
                                acts.dangerous(
                                        (flag.on() ? "Switch off " : "Switch on ") + flag.name(),
                                        flag.description()
                                                + " In force on every node within seconds.",
                                        flag.name(),
                                        flag.on() ? "Switch off" : "Switch on",
                                        client ->
                                                client.operations()
                                                        .changeFlag(
                                                                flag.name(),
                                                                flag.version(),
                                                                new FlagChange(
                                                                        !flag.on(),
                                                                        reason.getText())),
                                        this::refresh));
        change.disableProperty().bind(reason.textProperty().isEmpty());
        drawer.show(
                flag.name(),
                List.of(
                        Form.text(flag.description()),
                        Form.fact("State", state(flag).label()),
                        Form.fact("Default", flag.byDefault() ? "on" : "off"),
                        Form.fact("Changed", Times.of(flag.changedAt())),
                        Form.fact("By", flag.changedBy() == null ? "nobody yet" : flag.changedBy()),
                        Form.line("Reason", reason)),
                List.of(change));
    }
}
