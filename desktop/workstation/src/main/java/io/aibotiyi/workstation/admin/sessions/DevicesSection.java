package io.aibotiyi.workstation.admin.sessions;

import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Devices that hold a key of their own. */
public final class DevicesSection extends TableSection<DeviceView> {

    private final Acts acts;

    public DevicesSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("devices", "Devices", Feather.MONITOR),
                (client, soFar) ->
                        Pages.all(
                                after -> client.devices().everybodys(null, after, Pages.LIMIT),
                                soFar),
                DeviceView::id,
                d ->
                        String.join(
                                " ",
                                d.username(),
                                d.name(),
                                Names.words(d.state()),
                                d.address(),
                                d.agent()),
                new RecordTable.Emptiness(
                        Feather.MONITOR,
                        "No devices",
                        "A workstation registers its key when somebody signs in from it."));
        this.acts = acts;
        table().text("User", 140, DeviceView::username)
                .text("Device", 200, DeviceView::name)
                .badge("State", 84, DevicesSection::state)
                .firm()
                .muted("Address", 130, DeviceView::address)
                .time("Last seen", d -> d.lastSeen())
                .time("Added", d -> d.added())
                .muted("Key", 130, d -> Names.brief(d.key()));
    }

    private static Badge state(DeviceView device) {
        return device.state() == DeviceState.TRUSTED
                ? Badge.good("trusted")
                : Badge.attention("pending");
    }

    @Override
    protected void detail(DeviceView device, Drawer drawer) {
        List<Button> buttons = new ArrayList<>();
        if (device.state() == DeviceState.PENDING) {
            buttons.add(
                    Form.main(
                            "Confirm",
                            "plain",
                            () ->
                                    acts.dangerous(
                                            "Confirm " + device.name(),
                                            "From now on "
                                                    + device.username()
                                                    + " is trusted at it. Make sure that it is"
                                                    + " theirs.",
                                            device.username(),
                                            "Confirm",
                                            c -> c.devices().confirmAnybodys(device.id()),
                                            this::refresh)));
        }
        buttons.add(
                Form.main(
                        "Forget",
                        "danger",
                        () ->
                                acts.dangerous(
                                        "Forget " + device.name(),
                                        "Its sessions end within a second; it has to be registered"
                                                + " and confirmed again.",
                                        device.name(),
                                        "Forget",
                                        c -> c.devices().removeAnybodys(device.id()),
                                        this::refresh)));
        drawer.show(
                device.name(),
                List.of(
                        Form.fact("State", state(device).label()),
                        Form.fact("User", device.username()),
                        Form.fact("Address", device.address()),
                        Form.fact("Program", device.agent()),
                        Form.fact("Added", Times.of(device.added())),
                        Form.fact("Last seen", Times.of(device.lastSeen())),
                        Form.fact("Key", device.key())),
                buttons);
    }
}
