package io.aibotiyi.xchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.aibotiyi.architecture.CommonArchitectureTest;

@AnalyzeClasses(packages = "io.aibotiyi.xchange", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {

    @ArchTest
    static final ArchRule usesNoFramework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "io.netty..",
                            "io.reactivex..",
                            "io.aibotiyi.backend..",
                            "io.aibotiyi.protocol..",
                            "io.aibotiyi.client..")
                    .because("it stands beside the server, which finds it or does not");
}
