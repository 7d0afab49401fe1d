package io.aibotiyi.workstation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.aibotiyi.architecture.CommonArchitectureTest;
import io.aibotiyi.workstation.state.FxBridge;
import javafx.application.Platform;

@AnalyzeClasses(packages = "io.aibotiyi.workstation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheBridgeHopsToTheFxThread =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(FxBridge.class.getName())
                    .should()
                    .callMethod(Platform.class, "runLater", Runnable.class)
                    .because("one class coalesces per pulse; two would flood the FX thread");

    @ArchTest
    static final ArchRule stateHasNoControls =
            noClasses()
                    .that()
                    .resideInAPackage("..workstation.state..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "..workstation.trade..", "..shell..")
                    .because("state is tested without a window");
}
