package dev.clusterwright.cluster;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the design. */
class ArchitectureTest {
    private static final String ROOT = "dev.clusterwright.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.clusterwright");

    @Test
    void typesAndNotationKnowNothingAndEncodingsOnlyTypes() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "type..", ROOT + "notation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "tlv..", ROOT + "cluster..", ROOT + "device..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "tlv..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "cluster..", ROOT + "notation..", ROOT + "device..")
                .check(CLASSES);
    }

    @Test
    void accessKnowsNoMessagesAndTheTwoSidesOnlyMeetInTheLoopback() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "access..",
                        ROOT + "cluster..",
                        ROOT + "device..",
                        ROOT + "notation..",
                        ROOT + "tlv..",
                        ROOT + "type..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "interaction..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "interaction")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "interaction.*..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "interaction.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "interaction.server", ROOT + "interaction.loopback", ROOT + "access")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "interaction.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "interaction.client", ROOT + "interaction.loopback")
                .check(CLASSES);
    }

    @Test
    void primitivesKnowOnlyTypesAndCredentialsAndGroupsNoClusters() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + "crypto..", ROOT + "der..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(ROOT + "crypto..", ROOT + "der..", ROOT + "type..")
                        .or(not(resideInAPackage("dev.clusterwright.."))))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "credentials..", ROOT + "group..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "cluster..", ROOT + "device..", ROOT + "interaction..", ROOT + "notation..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "group..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "credentials..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "credentials")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "credentials.*..")
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..", "javax.crypto..")
                .check(CLASSES);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.clusterwright..", "java..", "javax.crypto..", "org.jspecify..", "org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void nothingIsFoundByReflectionOrServiceLoading() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatBelongsThere() {
        List<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        assertThat(packages)
                .containsExactly(
                        ROOT + "access",
                        ROOT + "cluster",
                        ROOT + "credentials",
                        ROOT + "credentials.attestation",
                        ROOT + "credentials.network",
                        ROOT + "crypto",
                        ROOT + "der",
                        ROOT + "device",
                        ROOT + "group",
                        ROOT + "interaction",
                        ROOT + "interaction.client",
                        ROOT + "interaction.loopback",
                        ROOT + "interaction.server",
                        ROOT + "notation",
                        ROOT + "tlv",
                        ROOT + "type");
        packages.forEach(name -> classes()
                .that()
                .haveFullyQualifiedName(name + ".package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES));
    }
}
