package dev.clusterwright.servers.accesscontrol;

import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.ADMINISTER;
import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.MANAGE;
import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.OPERATE;
import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.VIEW;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.USER;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.administrator;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.entry;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.group;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.accesscontrol.AccessControlAuxiliaryTypeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.accesscontrol.AccessControlTargetStruct;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.type.OctetString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessControlClusterTest {
    private static final AccessControlTargetStruct ON_OFF = target(OnOff.ID, null, null);

    private final AccessFixture device = new AccessFixture();

    private StatusCode write(AccessControlEntryStruct... entries) {
        return status(device.acl(ADMINISTRATOR).acl().write(List.of(entries)));
    }

    private List<AccessControlEntryStruct> read(SubjectDescriptor subject) {
        return get(device.acl(subject).acl().read());
    }

    private static AccessControlTargetStruct target(
            @Nullable Long cluster, @Nullable Integer endpoint, @Nullable Long deviceType) {
        return new AccessControlTargetStruct(cluster, endpoint, deviceType);
    }

    @Test
    void whatIsWrittenDecides() {
        assertThat(device.off(USER)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);

        assertThat(write(administrator(), entry(OPERATE, List.of(USER.subject()), List.of(ON_OFF))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(USER)).isEqualTo(StatusCode.SUCCESS);
        assertThat(status(device.acl(USER).acl().read())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);

        assertThat(write(administrator(), entry(VIEW, List.of(USER.subject()), List.of(ON_OFF))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(USER)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void anAdministratorCanLockEveryoneOut() {
        assertThat(write()).isEqualTo(StatusCode.SUCCESS);
        assertThat(write(administrator())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.access.acl().read())
                .extracting(AccessControlEntryStruct::fabricIndex)
                .containsExactly(2);
    }

    @Test
    void tagsAreSubjects() {
        long subject = new CaseAuthenticatedTag(0xABCD, 2).nodeId();
        assertThat(write(administrator(), entry(OPERATE, List.of(subject), null)))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(SubjectDescriptor.node(1, 9, 0xABCD_0003L))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(SubjectDescriptor.node(1, 9, 0xABCD_0001L))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @Test
    void deviceTypesAreTargets() {
        AccessControlTargetStruct lights = target(null, null, OnOffLight.DESCRIPTOR.id());
        AccessControlTargetStruct roots = target(null, null, RootNode.DESCRIPTOR.id());
        assertThat(write(administrator(), entry(OPERATE, null, List.of(roots)))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(USER)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(write(administrator(), entry(OPERATE, null, List.of(roots, lights))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(device.off(USER)).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void groupsAreNamedByTheirIds() {
        assertThat(write(administrator(), group(OPERATE, List.of(7L)))).isEqualTo(StatusCode.SUCCESS);
        assertThat(decide(SubjectDescriptor.group(1, 7))).isEqualTo(AccessDecision.ALLOWED);
        assertThat(decide(SubjectDescriptor.group(1, 8))).isEqualTo(AccessDecision.DENIED);
        assertThat(decide(SubjectDescriptor.node(1, 7))).isEqualTo(AccessDecision.DENIED);
        assertThat(read(ADMINISTRATOR).get(1).subjects()).containsExactly(7L);

        assertThat(write(administrator(), group(OPERATE, null))).isEqualTo(StatusCode.SUCCESS);
        assertThat(decide(SubjectDescriptor.group(1, 8))).isEqualTo(AccessDecision.ALLOWED);
    }

    private AccessDecision decide(SubjectDescriptor subject) {
        return device.access.check(subject, Privilege.OPERATE, AccessFixture.LAMP, OnOff.ID, List.of());
    }

    @Test
    void fabricsDoNotTouchEachOther() {
        assertThat(write(administrator(), entry(VIEW, null, null))).isEqualTo(StatusCode.SUCCESS);
        assertThat(read(OTHER_FABRIC)).hasSize(1);
        assertThat(read(ADMINISTRATOR)).hasSize(2);
        assertThat(device.access.acl().read()).hasSize(3);
    }

    @Test
    void aFabricThatIsNamedIsOverwritten() {
        assertThat(write(administrator().withFabricIndex(2))).isEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR)).containsExactly(administrator().withFabricIndex(1));
        assertThat(read(OTHER_FABRIC)).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> entriesThatCannotBe() {
        Map<String, AccessControlEntryStruct> entries = new LinkedHashMap<>();
        entries.put("passcode", withMode(AccessControlEntryAuthModeEnum.PASE));
        entries.put("unknown mode", withMode(AccessControlEntryAuthModeEnum.of(4)));
        entries.put("unknown privilege", entry(AccessControlEntryPrivilegeEnum.of(6), null, null));
        entries.put("no privilege", entry(AccessControlEntryPrivilegeEnum.of(0), null, null));
        entries.put("group that administers", group(ADMINISTER, null));
        entries.put("group 0", group(VIEW, List.of(0L)));
        entries.put("group beyond 16 bits", group(VIEW, List.of(0x10000L)));
        entries.put("group as a node id", group(VIEW, List.of(NodeIds.ofGroup(7))));
        entries.put("node 0", entry(VIEW, List.of(0L), null));
        entries.put("group as a node", entry(VIEW, List.of(NodeIds.ofGroup(7)), null));
        entries.put("tag of version 0", entry(VIEW, List.of(new CaseAuthenticatedTag(1, 0).nodeId()), null));
        entries.put("passcode as a node", entry(VIEW, List.of(NodeIds.ofPasscode(0)), null));
        entries.put("second subject", entry(VIEW, List.of(1L, 0L), null));
        entries.put("target of nothing", entry(VIEW, null, List.of(target(null, null, null))));
        entries.put("endpoint and device type", entry(VIEW, null, List.of(target(null, 1, 0x100L))));
        entries.put("cluster that can be none", entry(VIEW, null, List.of(target(0xFC00L, null, null))));
        entries.put("endpoint that is none", entry(VIEW, null, List.of(target(null, 0xFFFF, null))));
        entries.put("device type that can be none", entry(VIEW, null, List.of(target(null, null, 0xC000L))));
        entries.put("second target", entry(VIEW, null, List.of(ON_OFF, target(null, null, null))));
        entries.put("auxiliary", withAuxiliaryType(AccessControlAuxiliaryTypeEnum.SYSTEM));
        entries.put("unknown auxiliary", withAuxiliaryType(AccessControlAuxiliaryTypeEnum.of(7)));
        return entries.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> assertRefused(each.getValue())));
    }

    private static AccessControlEntryStruct withMode(AccessControlEntryAuthModeEnum mode) {
        return new AccessControlEntryStruct(VIEW, mode, null, null);
    }

    private static AccessControlEntryStruct withAuxiliaryType(AccessControlAuxiliaryTypeEnum type) {
        return entry(VIEW, null, null).withAuxiliaryType(type);
    }

    /** By a client that does not look at what it sends, and without a node, which looks at some of it itself. */
    private static void assertRefused(AccessControlEntryStruct bad) {
        AccessFixture device = new AccessFixture();
        List<AccessControlEntryStruct> before = device.access.acl().read();
        EventLog log = new EventLog(device);
        assertThat(Unchecked.write(device, ADMINISTRATOR, List.of(administrator(), bad)))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(Unchecked.append(device, ADMINISTRATOR, bad)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThatThrownBy(() -> device.access.acl().write(List.of(bad.withFabricIndex(1)), context()))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith("CONSTRAINT_ERROR: ACL[0].");
        assertThat(device.access.acl().read()).isEqualTo(before);
        assertThat(device.off(USER)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(log.news()).isEmpty();
    }

    private static InteractionContext context() {
        return new InteractionContext(Session.of(ADMINISTRATOR), 0);
    }

    @Test
    void thereIsRoomForFourEntriesOfEachFabric() {
        AccessControlEntryStruct view = entry(VIEW, null, null);
        assertThat(write(administrator(), view, view, view, view)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(read(ADMINISTRATOR)).hasSize(1);
        assertThat(write(administrator(), view, view, view)).isEqualTo(StatusCode.SUCCESS);
        assertThat(status(WritableAttribute.append(device.acl(ADMINISTRATOR).acl(), view)))
                .isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(read(ADMINISTRATOR)).hasSize(4);
        assertThatThrownBy(() -> device.access.addAdministrator(1, 7))
                .isInstanceOf(StatusException.class)
                .hasMessage("RESOURCE_EXHAUSTED: ACL: there are 5, and there is room for 4");
        device.access.addAdministrator(2, 7);
    }

    @Test
    void anEntryHasRoomForFourSubjectsAndThreeTargets() {
        List<Long> five = LongStream.rangeClosed(1, 5).boxed().toList();
        assertThat(write(administrator(), entry(VIEW, five.subList(0, 4), Collections.nCopies(3, ON_OFF))))
                .isEqualTo(StatusCode.SUCCESS);
        assertExhausted(entry(VIEW, five, null), "ACL[0].Subjects: there are 5, and there is room for 4");
        assertExhausted(
                entry(VIEW, null, Collections.nCopies(4, ON_OFF)),
                "ACL[0].Targets: there are 4, and there is room for 3");
    }

    private void assertExhausted(AccessControlEntryStruct entry, String message) {
        assertThat(write(administrator(), entry)).isNotEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR)).hasSize(2);
        assertThatThrownBy(() -> device.access.acl().write(List.of(entry.withFabricIndex(1)), context()))
                .isInstanceOf(StatusException.class)
                .hasMessage("RESOURCE_EXHAUSTED: " + message);
    }

    @Test
    void saysHowMuchRoomThereIs() {
        assertThat(get(device.acl(ADMINISTRATOR).accessControlEntriesPerFabric().read()))
                .isEqualTo(4);
        assertThat(get(device.acl(ADMINISTRATOR).subjectsPerAccessControlEntry().read()))
                .isEqualTo(4);
        assertThat(get(device.acl(ADMINISTRATOR).targetsPerAccessControlEntry().read()))
                .isEqualTo(3);
        assertThatThrownBy(() -> new AccessControlCapacity(3, 4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entriesPerFabric is 3, which is not within 4 to 65534");
        assertThatThrownBy(() -> new AccessControlCapacity(4, 3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessControlCapacity(4, 4, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessControlCapacity(4, 4, 65535)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherFeaturesAreNotServed() {
        assertThatThrownBy(() -> new AccessControlCluster(
                        device.fabrics, AccessControlCapacity.LEAST, AccessControlFeature.MANAGED_DEVICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only Extension is served");
    }

    @Test
    void theDevicesOwnChangesDecideToo() {
        device.access.addAdministrator(1, new CaseAuthenticatedTag(0xABCD, 1).nodeId());
        SubjectDescriptor tagged = SubjectDescriptor.node(1, 9, 0xABCD_0001L);
        assertThat(read(tagged)).hasSize(2);
        device.leave(1);
        assertThat(device.off(tagged)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.off(ADMINISTRATOR)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.off(OTHER_FABRIC)).isEqualTo(StatusCode.SUCCESS);
        assertThatThrownBy(() -> device.access.addAdministrator(0, 1)).isInstanceOf(StatusException.class);
        assertThatThrownBy(() -> device.access.addAdministrator(1, 0)).isInstanceOf(StatusException.class);
        assertThat(device.access.acl().read()).hasSize(1);
    }

    @Test
    void nobodySeesHalfOfAWrite() throws InterruptedException {
        AccessControlEntryStruct first = entry(OPERATE, List.of(USER.subject()), null);
        AccessControlEntryStruct second = entry(MANAGE, null, List.of(ON_OFF));
        assertThat(write(administrator(), first)).isEqualTo(StatusCode.SUCCESS);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicBoolean denied = new AtomicBoolean();
        Thread asking = new Thread(() -> {
            while (!stop.get()) {
                if (decide(USER) != AccessDecision.ALLOWED) {
                    denied.set(true);
                }
            }
        });
        asking.start();
        for (int i = 0; i < 200; i++) {
            assertThat(write(administrator(), second)).isEqualTo(StatusCode.SUCCESS);
            assertThat(write(administrator(), first)).isEqualTo(StatusCode.SUCCESS);
        }
        stop.set(true);
        asking.join();
        assertThat(denied).isFalse();
    }

    @Test
    void aWriteIsAChangeOfTheDataVersion() {
        long before = version();
        assertThat(write(administrator(), entry(VIEW, null, null))).isEqualTo(StatusCode.SUCCESS);
        long after = version();
        assertThat(after).isNotEqualTo(before);
        device.leave(2);
        assertThat(version()).isNotEqualTo(after);
        device.leave(3);
        assertThat(version()).isEqualTo((after + 1) & 0xFFFF_FFFFL);
    }

    private long version() {
        return Unchecked.version(device, ADMINISTRATOR);
    }

    @Test
    void beforeItHasJoinedAFabricThePasscodeWritesNothing() {
        assertThat(status(device.acl(SubjectDescriptor.pase()).acl().write(List.of())))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        SubjectDescriptor joined = new SubjectDescriptor(1, AuthenticationMode.PASE, NodeIds.ofPasscode(0), List.of());
        assertThat(status(device.acl(joined).acl().write(List.of(administrator(), entry(VIEW, null, null)))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR)).hasSize(2);
    }

    @Test
    void damageIsSaid() {
        device.fabrics.storage().change(transaction -> transaction.put("fabric/01/acl", OctetString.of((byte) 0x16)));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new AccessControlCluster(device.fabrics))
                .withMessageContaining("fabric/01/acl");
    }
}
