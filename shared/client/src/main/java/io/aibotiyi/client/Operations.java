package io.aibotiyi.client;

import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.protocol.Operations.SystemHealth;
import java.util.List;

/**
 * Health, configuration and feature flags of the backend; for those who may see and change them.
 */
public interface Operations {

    /** Needs {@code system:read}. Cheap enough for every second. */
    SystemHealth health();

    /** Every property in order of name, secrets masked. Needs {@code config:read}. */
    List<SettingView> settings();

    /** Every flag in order of name. Needs {@code config:read}. */
    List<FlagView> flags();

    /**
     * Switches a flag; in force for the next request on every node within seconds. Needs {@code
     * config:manage}.
     *
     * @param version the one that was seen; CONFLICT if somebody changed it meanwhile
     */
    FlagView changeFlag(String name, long version, FlagChange change);

    /** The software bill of materials, CycloneDX 1.6 in JSON. Needs {@code system:read}. */
    String billOfMaterials();
}
