package io.aibotiyi.backend.operations;

import io.aibotiyi.protocol.Operations.SettingView;
import java.util.List;

/** The configuration as it is in force. It is changed in application.yaml and by a restart. */
public interface Settings {

    /** Every property of ours in order of name; secrets are masked. */
    List<SettingView> list();
}
