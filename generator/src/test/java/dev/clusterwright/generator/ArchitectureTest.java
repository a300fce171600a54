package dev.clusterwright.generator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the design. */
class ArchitectureTest {
    private static final String ROOT = "dev.clusterwright.generator";

    /** In the order of the flow: an import only points to a package before it. */
    private static final List<String> FLOW =
            List.of("problem", "source", "xml", "model", "link", "check", "naming", "java", "docs", "diff", "output");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/mojo/HelpMojo")) // written by Maven's plugin tools
            .importPackages(ROOT);

    @Test
    void importsOnlyPointBack() {
        for (int i = 0; i < FLOW.size(); i++) {
            String[] later = Stream.concat(FLOW.stream().skip(i + 1L), Stream.of("mojo"))
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + FLOW.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyThePipelineAndMavenKnowMoreThanOneStage() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".mojo..")
                .check(CLASSES);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        only("com.palantir.javapoet..", "java", "naming");
        only("tools.jackson..", "xml", "docs", "diff");
        only("javax.xml..", "xml");
        only("freemarker..", "docs");
        only("org.apache.maven..", "mojo");
        only("org.apache.commons..", "problem");
    }

    @Test
    void ofTheRuntimeTheGeneratorNeedsTheNotationOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.clusterwright.tlv..",
                        "dev.clusterwright.type..",
                        "dev.clusterwright.cluster..",
                        "dev.clusterwright.device..")
                .check(CLASSES);
    }

    @Test
    void onlyOneClassWrites() {
        Set<String> writing = Set.of(
                "write",
                "writeString",
                "createDirectories",
                "createTempFile",
                "delete",
                "deleteIfExists",
                "move",
                "newOutputStream");
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".output..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "writes to disk",
                        target -> target.getOwner().isEquivalentTo(Files.class) && writing.contains(target.getName()))))
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatBelongsThere() {
        List<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();
        assertThat(packages).hasSizeGreaterThan(8);
        packages.forEach(name -> classes()
                .that()
                .haveFullyQualifiedName(name + ".package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(CLASSES));
    }

    private static void only(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(Stream.of(packages)
                        .map(name -> ROOT + "." + name + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
