package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.List;
import java.util.Objects;
import org.kordamp.ikonli.feather.Feather;

/** Every property that is in force, where it comes from, secrets masked. */
public final class ConfigurationSection extends TableSection<SettingView> {

    public ConfigurationSection(Desk desk) {
        super(
                desk,
                new Heading("configuration", "Configuration", Feather.SETTINGS),
                (client, _) -> client.operations().settings(),
                SettingView::name,
                s -> s.name() + ' ' + value(s) + ' ' + s.source() + ' ' + s.description(),
                new RecordTable.Emptiness(
                        Feather.SETTINGS, "No properties", "The backend names none."));
        table().text("Property", 260, SettingView::name)
                .text("Value", 200, ConfigurationSection::value)
                .muted("Default", 160, s -> Objects.requireNonNullElse(s.byDefault(), ""))
                .badge("From", 90, ConfigurationSection::source)
                .muted("Type", 80, SettingView::type)
                .muted("Meaning", 400, SettingView::description);
    }

    private static String value(SettingView setting) {
        return Objects.requireNonNullElse(setting.value(), "not set");
    }

    private static Badge source(SettingView setting) {
        return setting.source().equals("default")
                ? Badge.quiet("default")
                : Badge.attention(setting.source());
    }

    @Override
    protected void detail(SettingView setting, Drawer drawer) {
        drawer.show(
                setting.name(),
                List.of(
                        Form.text(setting.description()),
                        Form.fact("Value", value(setting)),
                        Form.fact(
                                "Default",
                                Objects.requireNonNullElse(setting.byDefault(), "not set")),
                        Form.fact("From", setting.source()),
                        Form.fact("Type", setting.type())),
                List.of());
    }
}
