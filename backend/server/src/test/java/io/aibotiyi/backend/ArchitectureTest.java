package io.aibotiyi.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.aibotiyi.architecture.CommonArchitectureTest;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "io.aibotiyi.backend", importOptions = DoNotIncludeTests.class)
class ArchitectureTest extends CommonArchitectureTest {

    @ArchTest
    static final ArchRule REQUESTS_ARE_NOT_CHECKED_BY_ANNOTATIONS =
            noClasses()
                    .that()
                    .areMetaAnnotatedWith(Controller.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.validation..", "org.hibernate.validator..")
                    .because("nothing here evaluates them");
}
