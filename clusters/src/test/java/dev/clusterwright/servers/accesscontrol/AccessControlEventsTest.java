package dev.clusterwright.servers.accesscontrol;

import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.MANAGE;
import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.OPERATE;
import static dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum.VIEW;
import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.ADDED;
import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.CHANGED;
import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.REMOVED;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.administrator;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.entry;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.group;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.WritableAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears what of changes. */
class AccessControlEventsTest {

    private final AccessFixture device = new AccessFixture();
    private final EventLog log = new EventLog(device);

    private void write(AccessControlEntryStruct... entries) {
        assertThat(status(device.acl(ADMINISTRATOR).acl().write(List.of(entries))))
                .isEqualTo(StatusCode.SUCCESS);
    }

    private static AccessControlEntryChanged by(
            SubjectDescriptor node, ChangeTypeEnum type, AccessControlEntryStruct entry) {
        return new AccessControlEntryChanged(node.subject(), null, type, entry.withFabricIndex(1), 1);
    }

    /** The sequence that certification writes and reads (TC-ACL-2.6). */
    @Test
    void fromCommissioningOn() {
        device.join();
        assertThat(new EventLog(device, SubjectDescriptor.node(3, ADMINISTRATOR.subject())).news())
                .containsExactly(new AccessControlEntryChanged(
                        null, 0, ADDED, administrator().withFabricIndex(3), 3));

        AccessControlEntryStruct view = entry(VIEW, List.of(ADMINISTRATOR.subject()), null);
        write(administrator(), view);
        assertThat(log.news())
                .containsExactly(by(ADMINISTRATOR, CHANGED, administrator()), by(ADMINISTRATOR, ADDED, view));

        assertThat(Unchecked.write(device, ADMINISTRATOR, List.of(administrator(), group(VIEW, List.of(0L)))))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(log.news()).isEmpty();
    }

    @Test
    void whatIsRemovedIsToldFromTheEnd() {
        AccessControlEntryStruct view = entry(VIEW, null, null);
        AccessControlEntryStruct operate = entry(OPERATE, null, null);
        AccessControlEntryStruct manage = group(MANAGE, List.of(7L));
        write(administrator(), view, operate, manage);
        log.news();
        write(administrator(), operate);
        assertThat(log.news())
                .containsExactly(
                        by(ADMINISTRATOR, CHANGED, administrator()),
                        by(ADMINISTRATOR, CHANGED, operate),
                        by(ADMINISTRATOR, REMOVED, manage),
                        by(ADMINISTRATOR, REMOVED, operate));
    }

    @Test
    void whatIsAppendedIsAllThatIsTold() {
        AccessControlEntryStruct view = entry(VIEW, null, null);
        assertThat(status(WritableAttribute.append(device.acl(ADMINISTRATOR).acl(), view)))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(log.news()).containsExactly(by(ADMINISTRATOR, ADDED, view));
        assertThat(status(WritableAttribute.append(device.acl(ADMINISTRATOR).acl(), view)))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(log.news()).containsExactly(by(ADMINISTRATOR, ADDED, view));
    }

    @Test
    void thePasscodeIsToldWhereItWrites() {
        SubjectDescriptor other =
                new SubjectDescriptor(1, AuthenticationMode.PASE, NodeIds.ofPasscode(0x1234), List.of());
        AccessControlEntryStruct view = entry(VIEW, null, null);
        assertThat(status(device.acl(other).acl().write(List.of(administrator(), view))))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(log.news())
                .containsExactly(
                        new AccessControlEntryChanged(
                                null, 0x1234, CHANGED, administrator().withFabricIndex(1), 1),
                        new AccessControlEntryChanged(null, 0x1234, ADDED, view.withFabricIndex(1), 1));
    }

    @Test
    void theDevicesOwnChangesAreNotTold() {
        device.access.addAdministrator(1, 7);
        assertThat(log.news()).isEmpty();
        device.leave(1);
        assertThat(new EventLog(device, OTHER_FABRIC).news()).isEmpty();
    }

    @Test
    void eachFabricHearsItsOwn() {
        write(administrator());
        assertThat(log.news()).hasSize(1);
        assertThat(new EventLog(device, OTHER_FABRIC).news()).isEmpty();
    }

    /** Indexes come round: who gets that of a fabric which has left must not read what was told to that. */
    @Test
    void whoComesAfterAFabricHearsNothingOfIt() {
        write(administrator(), entry(VIEW, List.of(7L), null));
        device.leave(1);
        SubjectDescriptor successor =
                new SubjectDescriptor(1, AuthenticationMode.PASE, NodeIds.ofPasscode(0), List.of());
        assertThat(new EventLog(device, successor).news()).isEmpty();
        device.join();
        assertThat(new EventLog(device, SubjectDescriptor.node(3, ADMINISTRATOR.subject())).news())
                .hasSize(1);
    }
}
