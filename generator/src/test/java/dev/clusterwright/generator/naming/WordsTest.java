package dev.clusterwright.generator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "KeySetReadAllIndicesResponse, KeySetReadAllIndicesResponse, keySetReadAllIndicesResponse, KEY_SET_READ_ALL_INDICES_RESPONSE",
        "NOCs, NOCs, nocs, NOCS",
        "GroupKeySetIDs, GroupKeySetIDs, groupKeySetIds, GROUP_KEY_SET_IDS",
        "VIDVerificationStatement, VIDVerificationStatement, vidVerificationStatement, VID_VERIFICATION_STATEMENT",
        "RootCACertificate, RootCACertificate, rootCaCertificate, ROOT_CA_CERTIFICATE",
        "IsForUpdateNOC, IsForUpdateNOC, isForUpdateNoc, IS_FOR_UPDATE_NOC",
        "NOCSRElements, NOCSRElements, nocsrElements, NOCSR_ELEMENTS",
        "EpochStartTime0, EpochStartTime0, epochStartTime0, EPOCH_START_TIME0",
        "IPv6Addresses, IPv6Addresses, ipv6Addresses, IPV6_ADDRESSES",
        "On/Off, OnOff, onOff, ON_OFF",
        "Wi-Fi Network, WiFiNetwork, wiFiNetwork, WI_FI_NETWORK",
        "PM2.5 Level, PM25Level, pm25Level, PM25_LEVEL",
        "2G4, _2G4, _2g4, _2G4",
        "12hr, _12hr, _12hr, _12HR",
        "ABCd, ABCd, abCd, AB_CD",
        "class, Class, class, CLASS",
        "Vendor's Own, VendorsOwn, vendorsOwn, VENDORS_OWN",
        "GroupId, GroupId, groupId, GROUP_ID",
    })
    void spellings(String name, String className, String memberName, String constantName) {
        Words words = Words.of(name);
        assertThat(words.className()).isEqualTo(className);
        assertThat(words.memberName()).isEqualTo(memberName);
        assertThat(words.constantName()).isEqualTo(constantName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "é", "日本", "*/", "\\u0041", "a;b", "0", "$", "a\u0000b", "İstanbul"})
    void whateverTheNameTheResultIsAnIdentifier(String name) {
        Words words = Words.of(name);
        assertThat(words.className()).matches(SourceVersion::isIdentifier).matches("\\p{ASCII}+");
        assertThat(words.memberName()).matches(SourceVersion::isIdentifier);
        assertThat(words.constantName()).matches(SourceVersion::isIdentifier);
        assertThat(words.packageName()).matches(SourceVersion::isIdentifier);
    }
}
