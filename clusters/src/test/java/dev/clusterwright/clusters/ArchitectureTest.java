package dev.clusterwright.clusters;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.servers.storage.MvNodeStore;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What generated code may lean on: a cluster costs itself and a little of the runtime, and nothing is looked up by name. */
class ArchitectureTest {
    /** The types that the standard declares for all clusters. */
    private static final String GLOBALS = "dev.clusterwright.clusters.globals";

    private static final String DEVICE_TYPES = "dev.clusterwright.clusters.devicetypes";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.clusterwright.clusters");

    private static final JavaClasses SERVERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.clusterwright.servers");

    @Test
    void allClustersAreFound() {
        assertThat(clusterPackages())
                .contains(
                        GroupKeyManagement.class.getPackageName(),
                        OperationalCredentials.class.getPackageName(),
                        NetworkIdentityManagement.class.getPackageName());
    }

    /** So no cluster depends on another either. */
    @TestFactory
    Stream<DynamicTest> dependsOnTheRuntimeAndItself() {
        return packages()
                .map(cluster -> dynamicTest(
                        cluster,
                        () -> classes()
                                .that()
                                .resideInAPackage(cluster)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "dev.clusterwright.cluster..",
                                        cluster.equals(DEVICE_TYPES) ? "dev.clusterwright.device" : cluster,
                                        "dev.clusterwright.interaction",
                                        "dev.clusterwright.interaction.client",
                                        "dev.clusterwright.interaction.server",
                                        "dev.clusterwright.tlv..",
                                        "dev.clusterwright.type..",
                                        GLOBALS,
                                        cluster)
                                .check(CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> usesNoReflectionAndNoServices() {
        return packages()
                .map(cluster -> dynamicTest(
                        cluster,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(cluster)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
                                .orShould()
                                .dependOnClassesThat()
                                .belongToAnyOf(ServiceLoader.class, ClassLoader.class)
                                .orShould()
                                .callMethodWhere(target(owner(equivalentTo(Class.class))))
                                .check(CLASSES)));
    }

    /** They stand on generated code, which knows nothing of them: see {@link #dependsOnTheRuntimeAndItself()}. */
    @Test
    void serversThatAreWrittenByHandUseWhatDevicesMayUse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.clusterwright.access..",
                        "dev.clusterwright.cluster..",
                        "dev.clusterwright.clusters..",
                        "dev.clusterwright.credentials..",
                        "dev.clusterwright.crypto..",
                        "dev.clusterwright.group..",
                        "dev.clusterwright.interaction",
                        "dev.clusterwright.interaction.server",
                        "dev.clusterwright.servers..",
                        "dev.clusterwright.tlv..",
                        "dev.clusterwright.type..",
                        "org.h2.mvstore..")
                .check(SERVERS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ServiceLoader.class, ClassLoader.class)
                .check(SERVERS);
    }

    /** Who brings a store of its own needs no H2, and no server knows which store there is. */
    @Test
    void onlyTheStoreInAFileUsesH2() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.clusterwright\\.servers\\.storage\\.Mv.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2..")
                .check(SERVERS);
        noClasses()
                .that()
                .resideOutsideOfPackage(MvNodeStore.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(MvNodeStore.class)
                .check(SERVERS);
    }

    @Test
    void everyPackageOfServersSaysWhatBelongsThere() {
        SERVERS.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .forEach(name -> classes()
                        .that()
                        .haveFullyQualifiedName(name + ".package-info")
                        .should()
                        .beAnnotatedWith(NullMarked.class)
                        .check(SERVERS));
    }

    private static Stream<String> packages() {
        return Stream.concat(clusterPackages(), Stream.of(GLOBALS, DEVICE_TYPES));
    }

    /** The packages with a descriptor, one for each cluster. */
    private static Stream<String> clusterPackages() {
        return CLASSES.stream()
                .filter(type -> type.tryGetField("DESCRIPTOR").isPresent())
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(DEVICE_TYPES));
    }
}
