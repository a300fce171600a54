package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.generated.rules.CredentialStruct;
import dev.clusterwright.generated.rules.DaysBitmap;
import dev.clusterwright.generated.rules.OperationEnum;
import dev.clusterwright.generated.rules.Rules;
import dev.clusterwright.generated.rules.RulesFeature;
import dev.clusterwright.generated.rules.SetUser;
import dev.clusterwright.generated.rules.SetUserResponse;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules of one's own definition, in everything that it generates. */
class RulesTest {
    private static final RulesFeature USERS_WITH_PINS =
            RulesFeature.USERS.plus(RulesFeature.PIN).plus(RulesFeature.LOG);
    private static final SetUser REQUEST = new SetUser(OperationEnum.ADD, 1).withUserName("me");

    @Test
    void whatObeysIsValid() {
        assertThat(violations(REQUEST, ClusterState.unknown())).isEmpty();
        assertThat(violations(REQUEST, server(USERS_WITH_PINS, 10))).isEmpty();
        SetUser full = REQUEST.withDays(new DaysBitmap(0b11101))
                .withCredentials(Maybe.of(List.of(new CredentialStruct(4, 6).withPin("12345"))));
        assertThat(violations(full, server(USERS_WITH_PINS, 10))).isEmpty();
        assertThat(violations(full.withCredentials(Maybe.ofNull()), server(USERS_WITH_PINS, 10)))
                .isEmpty();
    }

    @Test
    void itemsOfEnumsAreNamedWithTheirNumbers() {
        assertThat(violations(new SetUser(OperationEnum.CLEAR, 1).withUserName("me"), ClusterState.unknown()))
                .containsExactly("Rules.SetUser.Operation: 1 is not within Add(0), Modify(2)");
        assertThat(Rules.Attributes.OPERATIONS.validate(
                        List.of(OperationEnum.MODIFY, OperationEnum.CLEAR, OperationEnum.of(9)),
                        ClusterState.unknown()))
                .extracting(Violation::toString)
                .containsExactly(
                        "Operations[1]: 1 is not within Add(0), Modify(2)",
                        "Operations[2]: 0x09 is no value of OperationEnum");
    }

    @Test
    void boundsFollowTheAttributes() {
        SetUser eleventh = new SetUser(OperationEnum.ADD, 11).withUserName("me");
        assertThat(violations(eleventh, ClusterState.unknown())).isEmpty();
        assertThat(violations(eleventh, server(USERS_WITH_PINS, 10)))
                .containsExactly("Rules.SetUser.UserIndex: 11 is not within 1 to 10 (1 to NumberOfUsers)");
        assertThat(violations(new SetUser(OperationEnum.ADD, 101).withUserName("me"), ClusterState.unknown()))
                .containsExactly("Rules.SetUser.UserIndex: 101 is not within 1 to 100 (1 to NumberOfUsers)");
    }

    @Test
    void boundsFollowTheFieldsBeside() {
        CredentialStruct credential = new CredentialStruct(6, 4).withPin("12345");
        assertThat(violations(credential, ClusterState.unknown()))
                .containsExactly(
                        "Rules.CredentialStruct.Most: 4 is not within min 6 (min Least)",
                        "Rules.CredentialStruct.Pin: length 5 is not within 6 to 4 (Least to Most)");
    }

    @Test
    void fieldsDependOnFeatures() {
        SetUser withPin = REQUEST.withCredentials(Maybe.of(List.of(new CredentialStruct(1, 9).withPin("1"))));
        SetUser withoutPin = REQUEST.withCredentials(Maybe.of(List.of(new CredentialStruct(1, 9))));
        String place = "Rules.SetUser.Credentials[0] > Rules.CredentialStruct.Pin: ";
        assertThat(violations(withPin, server(RulesFeature.USERS, 10)))
                .containsExactly(place + "is there but not allowed (PIN)");
        assertThat(violations(withoutPin, server(USERS_WITH_PINS, 10)))
                .containsExactly(place + "is absent but mandatory (PIN)");
        assertThat(violations(withPin, ClusterState.unknown())).isEmpty();
        assertThat(violations(withoutPin, ClusterState.unknown())).isEmpty();
    }

    @Test
    void fieldsDependOnFields() {
        SetUserResponse added = new SetUserResponse(OperationEnum.ADD);
        SetUserResponse cleared = new SetUserResponse(OperationEnum.CLEAR);
        String place = "Rules.SetUserResponse.NextUser: ";
        assertThat(violations(added, ClusterState.unknown()))
                .containsExactly(place + "is absent but mandatory (Operation == OperationEnum.Add)");
        assertThat(violations(cleared, ClusterState.unknown())).isEmpty();
        assertThat(violations(cleared.withNextUser(2), ClusterState.unknown()))
                .containsExactly(place + "is there but not allowed (Operation == OperationEnum.Add)");
    }

    @Test
    void allThatIsWrongIsReported() {
        SetUser wrong = new SetUser(OperationEnum.of(7), 0)
                .withDays(new DaysBitmap(0b100010))
                .withCredentials(Maybe.of(
                        List.of(new CredentialStruct(0, 0), new CredentialStruct(1, 0), new CredentialStruct(2, 0))))
                .withUserName("me")
                .withUserKey(OctetString.EMPTY);
        assertThat(violations(wrong, ClusterState.unknown()))
                .containsExactly(
                        "Rules.SetUser.Operation: 0x07 is no value of OperationEnum",
                        "Rules.SetUser.UserIndex: 0 is not within 1 to NumberOfUsers",
                        "Rules.SetUser.Days: 0x22 has bits that DaysBitmap does not have",
                        "Rules.SetUser.Credentials: count 3 is not within max 2",
                        "Rules.SetUser.Credentials[1] > Rules.CredentialStruct.Most: 0 is not within min 1 (min Least)",
                        "Rules.SetUser.Credentials[2] > Rules.CredentialStruct.Most: 0 is not within min 2 (min Least)",
                        "Rules.SetUser: 2 of UserName, UserKey there, not 1 (O.b)");
    }

    @Test
    void featuresAndAttributesBelongTogether() {
        assertThat(server(USERS_WITH_PINS, 10).validate()).isEmpty();
        assertThat(server(RulesFeature.PIN, 0).validate())
                .extracting(Violation::toString)
                .containsExactly(
                        "FeatureMap.PIN: is there but not allowed ([USR].a+)",
                        "FeatureMap.LOG: is absent but mandatory (PIN)",
                        "Rules: 0 of USR there, not at least 1 (O.a+)",
                        "NumberOfUsers: is there but not allowed (USR)",
                        "NumberOfUsers: 0 is not within 1 to 100");
    }

    private static ClusterState server(RulesFeature features, int users) {
        return ClusterState.of(Rules.DESCRIPTOR, features.toLong(), Map.of(Rules.Attributes.NUMBER_OF_USERS, users));
    }

    private static List<String> violations(Structure structure, ClusterState state) {
        return structure.validate(state).stream().map(Violation::toString).toList();
    }
}
