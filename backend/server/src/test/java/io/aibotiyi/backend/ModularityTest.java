package io.aibotiyi.backend;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Modules see only each other's public faces, and only those they declare. */
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(BackendApplication.class);

    @Test
    void modulesKeepToTheirWalls() {
        modules.verify();
    }

    @Test
    void drawsTheModulesForTheDocumentation() {
        new Documenter(modules).writeModulesAsPlantUml().writeModuleCanvases();
    }
}
