package dev.clusterwright.servers.accesscontrol;

import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.ADDED;
import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.CHANGED;
import static dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum.REMOVED;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.accesscontrol.AccessFixture.OTHER_FABRIC;
import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControl;
import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.ReportedEvent;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlExtensionTest {
    /** A list with 42 under a tag of the common profile. */
    private static final AccessControlExtensionStruct FIRST = extension("174401002a18");

    /** A list with a structure under a tag of vendor 0xFFF1. */
    private static final AccessControlExtensionStruct SECOND = extension("17d5f1ffedde010024002a1818");

    private final AccessFixture device = new AccessFixture(AccessControlFeature.EXTENSION);

    private static AccessControlExtensionStruct extension(String hex) {
        return new AccessControlExtensionStruct(OctetString.fromHex(hex));
    }

    private StatusCode write(AccessControlExtensionStruct... entries) {
        return Unchecked.write(device, ADMINISTRATOR, AccessControl.Attributes.EXTENSION, List.of(entries));
    }

    private List<AccessControlExtensionStruct> read(SubjectDescriptor subject) {
        return get(device.acl(subject).extension().read());
    }

    @Test
    void withoutTheFeatureThereIsNone() {
        AccessFixture plain = new AccessFixture();
        assertThat(status(plain.acl(ADMINISTRATOR).extension().read())).isEqualTo(StatusCode.UNSUPPORTED_ATTRIBUTE);
        assertThat(status(
                        plain.acl(ADMINISTRATOR).accessControlExtensionChanged().read()))
                .isEqualTo(StatusCode.UNSUPPORTED_EVENT);
    }

    @Test
    void eachFabricStoresOneEntry() {
        assertThat(write(FIRST)).isEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR)).containsExactly(FIRST.withFabricIndex(1));
        assertThat(read(OTHER_FABRIC)).isEmpty();
        assertThat(write(FIRST, SECOND)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(status(WritableAttribute.append(device.acl(ADMINISTRATOR).extension(), SECOND)))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(status(WritableAttribute.append(device.acl(OTHER_FABRIC).extension(), SECOND)))
                .isEqualTo(StatusCode.SUCCESS);
        assertThat(read(ADMINISTRATOR)).containsExactly(FIRST.withFabricIndex(1));
        assertThat(read(OTHER_FABRIC)).containsExactly(SECOND.withFabricIndex(2));
        device.leave(2);
        assertThat(Objects.requireNonNull(device.access.extension()).read()).hasSize(1);
        assertThat(read(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    void changesAreTold() {
        write(FIRST);
        write(SECOND);
        write(SECOND);
        write();
        write();
        assertThat(get(device.acl(ADMINISTRATOR).accessControlExtensionChanged().read()))
                .extracting(ReportedEvent::payload)
                .containsExactly(
                        told(ADDED, FIRST), told(CHANGED, SECOND), told(CHANGED, SECOND), told(REMOVED, SECOND));
    }

    private static AccessControlExtensionChanged told(ChangeTypeEnum type, AccessControlExtensionStruct value) {
        return new AccessControlExtensionChanged(ADMINISTRATOR.subject(), null, type, value.withFabricIndex(1), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "17", // not closed
                "1718ff", // something behind it
                "1818", // no element
                "1518", // a structure
                "1618", // an array
                "042a", // no container
                "370118", // a list with a context tag
                "57010018", // a list with a tag of a profile
                "17042a18", // an element without a tag
                "1724012a18", // an element with a context tag
                "174401002a24012a18", // the second element
                "178902002a18", // a tag of an implicit profile
                "174c010002ff0018" // malformed text
            })
    void whatIsNoListOfVendorsElementsIsRefused(String hex) {
        write(FIRST);
        assertThat(write(extension(hex))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(read(ADMINISTRATOR)).containsExactly(FIRST.withFabricIndex(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1718", "174401002a18", "174401002a4401002a18", "1755010024002a1818", "1757010017181818"})
    void vendorsStoreWhatTheyLike(String hex) {
        assertThat(write(extension(hex))).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void thereIsRoomFor128Octets() {
        assertThat(write(extension("17" + "500100" + "7a" + "00".repeat(122) + "18")))
                .isEqualTo(StatusCode.SUCCESS);
        AccessControlExtensionStruct tooLong = extension("17" + "500100" + "7b" + "00".repeat(123) + "18");
        assertThat(write(tooLong)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        AttributeHandler<List<AccessControlExtensionStruct>> handler =
                Objects.requireNonNull(device.access.extension());
        InteractionContext context = new InteractionContext(Session.of(ADMINISTRATOR), 0);
        assertThatThrownBy(() -> handler.write(List.of(tooLong.withFabricIndex(1)), context))
                .isInstanceOf(StatusException.class)
                .hasMessage("CONSTRAINT_ERROR: Extension[0].Data: there are 129 octets; use 128 at most");
    }
}
