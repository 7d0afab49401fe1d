package io.aibotiyi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the whole house. Each module inherits them in a three-line class that says which
 * packages to read; a class that must break one carries {@code ArchitectureExemption} with its
 * reason.
 */
public abstract class CommonArchitectureTest {

    private static final DescribedPredicate<JavaClass> EXEMPT =
            DescribedPredicate.describe(
                    "exempt by annotation",
                    c -> {
                        JavaClass top = c;
                        while (top.getEnclosingClass().isPresent()) {
                            top = top.getEnclosingClass().get();
                        }
                        return top.isAnnotatedWith("io.aibotiyi.domain.ArchitectureExemption");
                    });

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAPackage(packages[0])
                .or(anyOf(packages))
                .and(DescribedPredicate.not(EXEMPT));
    }

    private static DescribedPredicate<JavaClass> anyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    @ArchTest
    static final ArchRule sharedKnowsNobody =
            noClasses()
                    .that(in("io.aibotiyi.domain..", "io.aibotiyi.indicators.."))
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.not(
                                    anyOf(
                                            "java..",
                                            "org.jspecify..",
                                            "io.aibotiyi.domain..",
                                            "io.aibotiyi.indicators..")))
                    .allowEmptyShould(true)
                    .because(
                            "value types and indicators are used everywhere and depend on nothing");

    @ArchTest
    static final ArchRule onlyTheDesktopKnowsJavaFx =
            noClasses()
                    .that(
                            in(
                                    "io.aibotiyi.domain..",
                                    "io.aibotiyi.indicators..",
                                    "io.aibotiyi.protocol..",
                                    "io.aibotiyi.client..",
                                    "io.aibotiyi.engine..",
                                    "io.aibotiyi.strategies..",
                                    "io.aibotiyi.venues..",
                                    "io.aibotiyi.backend.."))
                    .should()
                    .dependOnClassesThat(anyOf("javafx..", "java.awt..", "javax.swing.."))
                    .allowEmptyShould(true)
                    .because("the same code runs headless on servers");

    @ArchTest
    static final ArchRule engineAndStrategiesUseNoFramework =
            noClasses()
                    .that(in("io.aibotiyi.engine..", "io.aibotiyi.strategies.."))
                    .should()
                    .dependOnClassesThat(
                            anyOf(
                                    "org.springframework..",
                                    "tools.jackson..",
                                    "io.netty..",
                                    "io.aibotiyi.protocol..",
                                    "io.aibotiyi.client..",
                                    "io.aibotiyi.backend.."))
                    .allowEmptyShould(true)
                    .because(
                            "the engine is the product: deterministic, embeddable, measured alone");

    @ArchTest
    static final ArchRule venuesAreThinOnTheJdk =
            noClasses()
                    .that(in("io.aibotiyi.venues.."))
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.not(
                                    anyOf(
                                            "java..",
                                            "javax.crypto..",
                                            "org.jspecify..",
                                            "tools.jackson..",
                                            "io.aibotiyi.domain..",
                                            "io.aibotiyi.venues..")))
                    .allowEmptyShould(true)
                    .because(
                            "what holds an exchange's keys stays small enough to read: the JDK's clients,"
                                    + " one JSON library, the domain");

    @ArchTest
    static final ArchRule backendNeverKnowsTheDesktop =
            noClasses()
                    .that(
                            in(
                                    "io.aibotiyi.backend..",
                                    "io.aibotiyi.venues..",
                                    "io.aibotiyi.client..",
                                    "io.aibotiyi.protocol.."))
                    .should()
                    .dependOnClassesThat(
                            anyOf(
                                    "io.aibotiyi.workstation..",
                                    "io.aibotiyi.charts..",
                                    "io.aibotiyi.launcher.."))
                    .allowEmptyShould(true)
                    .because("arrows run downward only");

    @ArchTest
    static final ArchRule desktopNeverKnowsTheBackend =
            noClasses()
                    .that(in("io.aibotiyi.workstation..", "io.aibotiyi.charts.."))
                    .should()
                    .dependOnClassesThat(
                            anyOf(
                                    "io.aibotiyi.backend..",
                                    "io.aibotiyi.engine..",
                                    "io.aibotiyi.venues..",
                                    "io.aibotiyi.strategies.."))
                    .allowEmptyShould(true)
                    .because(
                            "the desktop reaches any backend through shared/client; EmbeddedBackend alone"
                                    + " starts one");

    @ArchTest
    static final ArchRule timeComesFromAClock =
            noClasses()
                    .that(in("io.aibotiyi.."))
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(java.time.ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .allowEmptyShould(true)
                    .because("time is an input; System.nanoTime may measure durations");

    @ArchTest
    static final ArchRule printsNowhere =
            noClasses()
                    .that(in("io.aibotiyi.."))
                    .and(DescribedPredicate.not(resideInAPackage("io.aibotiyi.launcher..")))
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .allowEmptyShould(true)
                    .because("only the launcher owns the terminal");

    @ArchTest
    static final ArchRule keepsNoStaticMutableState =
            noFields()
                    .that()
                    .areStatic()
                    .and()
                    .areNotFinal()
                    .and(
                            DescribedPredicate.describe(
                                    "are written by hand",
                                    (JavaField f) ->
                                            !f.getName().startsWith("$") && !f.getOwner().isEnum()))
                    .should()
                    .beDeclaredInClassesThat()
                    .resideInAPackage("io.aibotiyi..")
                    .allowEmptyShould(true)
                    .because("state has an owner");

    @ArchTest
    static final ArchRule dumpsNothingInGrabBags =
            classes()
                    .that()
                    .resideInAPackage("io.aibotiyi..")
                    .should()
                    .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager)")
                    .allowEmptyShould(true)
                    .because("a name says what a type is for");
}
