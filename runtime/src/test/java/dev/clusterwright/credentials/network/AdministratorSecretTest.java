package dev.clusterwright.credentials.network;

import static dev.clusterwright.credentials.network.NetworkVectors.octets;
import static dev.clusterwright.credentials.network.Refusals.assertNoSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdministratorSecretTest {
    private static final OctetString SPECIFIED = octets(NetworkVectors.specified(), "tlv_hex");
    private static final String RAW = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String VERSION = "240100";
    private static final String CREATED = "2502e803";
    private static final String SECRET = "300320" + RAW;

    @Test
    void roundTripsInTheShortestForm() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] raw = new byte[AdministratorSecret.RAW_LENGTH];
            random.nextBytes(raw);
            long created = (random.nextLong() & 0xFFFF_FFFFL) >>> random.nextInt(32);
            try (AdministratorSecret secret = AdministratorSecret.of(created, SecretKeyMaterial.copyOf(raw));
                    AdministratorSecret read = AdministratorSecret.decode(secret.encode())) {
                assertThat(octets(secret.encode()).toHex())
                        .as("seed %d", seed)
                        .isEqualTo("15" + VERSION + shortest(created) + "300320"
                                + OctetString.of(raw).toHex() + "18");
                assertThat(read.created()).as("seed %d", seed).isEqualTo(created);
                assertThat(read.sameAs(secret)).as("seed %d", seed).isTrue();
            }
        }
    }

    private static String shortest(long created) {
        int width = created < 0x100 ? 0 : created < 0x1_0000 ? 1 : 2;
        return created(width, created);
    }

    /** The time in 1, 2, 4 or 8 octets, for the widths 0 to 3. */
    private static String created(int width, long created) {
        StringBuilder hex = new StringBuilder("2" + (4 + width) + "02");
        for (int i = 0; i < 1 << width; i++) {
            hex.append(String.format("%02x", (created >>> (8 * i)) & 0xFF));
        }
        return hex.toString();
    }

    @Test
    void theTimeDecidesTheLength() {
        assertThat(encodedLength(0)).isEqualTo(43);
        assertThat(encodedLength(0xFF)).isEqualTo(43);
        assertThat(encodedLength(0x100)).isEqualTo(44);
        assertThat(encodedLength(0xFFFF)).isEqualTo(44);
        assertThat(encodedLength(0x1_0000)).isEqualTo(46);
        assertThat(encodedLength(0xFFFF_FFFFL)).isEqualTo(46);
    }

    private static int encodedLength(long created) {
        return AdministratorSecret.of(created, SecretKeyMaterial.random(32))
                .encode()
                .length();
    }

    @Test
    void numbersAndLengthsMayBeWide() {
        List<String> versions = List.of("240100", "25010000", "260100000000", "27010000000000000000");
        List<String> lengths = List.of("300320", "31032000", "320320000000", "33032000000000000000");
        OctetString shortest = OctetString.fromHex("15" + VERSION + created(0, 7) + SECRET + "18");
        for (String version : versions) {
            for (int width = 0; width < 4; width++) {
                for (String length : lengths) {
                    OctetString tlv = OctetString.fromHex("15" + version + created(width, 7) + length + RAW + "18");
                    assertThat(tlv.length()).isLessThanOrEqualTo(AdministratorSecret.MAX_TLV_LENGTH);
                    try (AdministratorSecret secret = decode(tlv)) {
                        assertThat(secret.created()).isEqualTo(7);
                        assertThat(octets(secret.encode())).isEqualTo(shortest);
                    }
                }
            }
        }
    }

    @Test
    void anythingElseIsRefused() {
        String longest = "15" + "27010000000000000000" + created(3, 7) + "33032000000000000000" + RAW + "18";
        decode(OctetString.fromHex(longest)).close();
        assertNoSecret(CredentialsError.TOO_LONG, OctetString.fromHex(longest + "00"));

        assertMalformed("");
        assertMalformed("18");
        assertMalformed("1518");
        assertMalformed("16" + VERSION + CREATED + SECRET + "18"); // an array, whose elements have no tags
        assertMalformed("17" + VERSION + CREATED + SECRET + "18"); // a list
        assertMalformed("3501" + VERSION + CREATED + SECRET + "18"); // with a tag of its own
        assertMalformed("15" + VERSION + CREATED + SECRET + "1818");
        assertMalformed("15" + VERSION + CREATED + SECRET + "1800");
        assertMalformed("15" + VERSION + CREATED + SECRET);
    }

    @Test
    void membersAreThoseAndInThisOrder() {
        assertMalformed("15" + CREATED + VERSION + SECRET + "18");
        assertMalformed("15" + VERSION + SECRET + CREATED + "18");
        assertMalformed("15" + SECRET + VERSION + CREATED + "18");
        assertMalformed("15" + CREATED + SECRET + "18");
        assertMalformed("15" + VERSION + SECRET + "18");
        assertMalformed("15" + VERSION + CREATED + "18");
        assertMalformed("15" + VERSION + CREATED + SECRET + "2404ff" + "18");
        assertMalformed("15" + "240000" + VERSION + CREATED + SECRET + "18");
        assertMalformed("15" + VERSION + VERSION + CREATED + SECRET + "18");
        assertMalformed("15" + VERSION + CREATED + SECRET + "240300" + "18");
        assertMalformed("15" + "0400" + CREATED + SECRET + "18"); // a member without a tag
    }

    @Test
    void valuesAreOfTheirTypesAndRanges() {
        assertNoSecret(CredentialsError.VERSION, OctetString.fromHex("15" + "240101" + CREATED + SECRET + "18"));
        assertNoSecret(CredentialsError.VERSION, OctetString.fromHex("15" + "25010001" + CREATED + SECRET + "18"));
        assertMalformed("15" + "200100" + CREATED + SECRET + "18"); // signed
        assertMalformed("15" + "280100" + CREATED + SECRET + "18"); // a boolean
        assertMalformed("15" + VERSION + "2102e803" + SECRET + "18"); // signed
        assertMalformed("15" + VERSION + "3402" + SECRET + "18"); // null
        assertMalformed("15" + VERSION + created(3, 0x1_0000_0000L) + SECRET + "18");
        assertMalformed("15" + VERSION + CREATED + "30031f" + RAW.substring(2) + "18");
        assertMalformed("15" + VERSION + CREATED + "300321" + RAW + "00" + "18");
        assertMalformed("15" + VERSION + CREATED + "300300" + "18");
        assertMalformed("15" + VERSION + CREATED + "2c0320" + RAW + "18"); // text
    }

    @Test
    void everyPrefixIsRefused() {
        for (int length = 0; length < SPECIFIED.length(); length++) {
            assertNoSecret(CredentialsError.MALFORMED, Refusals.prefix(SPECIFIED, length));
        }
    }

    /** A bit of the time or of the raw secret makes another secret; any other bit makes none. */
    @Test
    void everyBitMatters() {
        try (AdministratorSecret specified = decode(SPECIFIED)) {
            for (int bit = 0; bit < 8 * SPECIFIED.length(); bit++) {
                OctetString flipped = Refusals.flip(SPECIFIED, bit);
                int octet = bit / 8;
                boolean ofTime = octet >= 6 && octet < 10;
                boolean ofRaw = octet >= 13 && octet < 45;
                if (ofTime || ofRaw) {
                    try (AdministratorSecret other = decode(flipped)) {
                        assertThat(other.sameAs(specified)).isFalse();
                        assertThat(other.created() == specified.created()).isEqualTo(ofRaw);
                        assertThat(octets(other.encode())).isEqualTo(flipped);
                    }
                } else {
                    assertNoSecret(flipped);
                }
            }
        }
    }

    @Test
    void generatesOthersEachTime() {
        Instant now = Instant.parse("2026-01-01T00:00:05.999Z");
        try (AdministratorSecret one = AdministratorSecret.generate(now);
                AdministratorSecret other = AdministratorSecret.generate(now)) {
            assertThat(one.created()).isEqualTo(820_540_805);
            assertThat(one.sameAs(other)).isFalse();
            assertThat(one.encode().length()).isEqualTo(46);
        }
        Instant early = Instant.parse("1999-12-31T23:59:59Z");
        assertThatIllegalArgumentException().isThrownBy(() -> AdministratorSecret.generate(early));
    }

    @Test
    void isMadeOfProperParts() {
        SecretKeyMaterial raw = SecretKeyMaterial.random(32);
        assertThatIllegalArgumentException().isThrownBy(() -> AdministratorSecret.of(-1, raw));
        assertThatIllegalArgumentException().isThrownBy(() -> AdministratorSecret.of(0x1_0000_0000L, raw));
        assertThatIllegalArgumentException().isThrownBy(() -> AdministratorSecret.of(0, SecretKeyMaterial.random(31)));
        assertThatIllegalArgumentException().isThrownBy(() -> AdministratorSecret.of(0, SecretKeyMaterial.random(33)));
    }

    @Test
    void isTheSameWithTheSameTimeAndOctets() {
        SecretKeyMaterial raw = SecretKeyMaterial.random(32);
        try (AdministratorSecret one = AdministratorSecret.of(5, raw)) {
            assertThat(one.sameAs(one)).isTrue();
            assertThat(one.sameAs(AdministratorSecret.of(5, raw))).isTrue();
            assertThat(one.sameAs(AdministratorSecret.of(6, raw))).isFalse();
            assertThat(one.sameAs(AdministratorSecret.of(5, SecretKeyMaterial.random(32))))
                    .isFalse();
        }
    }

    @Test
    void hasNoValueOnceItIsClosed() {
        SecretKeyMaterial raw = SecretKeyMaterial.random(32);
        AdministratorSecret secret = AdministratorSecret.of(5, raw);
        AdministratorSecret same = AdministratorSecret.of(5, raw);
        raw.close(); // was copied
        assertThat(secret.sameAs(same)).isTrue();

        secret.close();
        secret.close();
        assertThat(secret.created()).isEqualTo(5);
        assertThatIllegalStateException().isThrownBy(secret::encode);
        assertThatIllegalStateException().isThrownBy(() -> secret.sameAs(same));
        assertThatIllegalStateException().isThrownBy(() -> same.sameAs(secret));
        assertThatIllegalStateException().isThrownBy(() -> AdministratorIdentity.derive(secret));
        assertThatIllegalStateException().isThrownBy(() -> AdministratorSecret.of(5, raw));
        assertThatIllegalStateException().isThrownBy(() -> AdministratorSecret.decode(raw));
    }

    @Test
    void isNeverPrinted() {
        try (AdministratorSecret secret = decode(SPECIFIED)) {
            assertThat(secret).hasToString("AdministratorSecret[created=2026-01-01T00:00:00Z]");
        }
        String hex = "c3a5".repeat(16);
        OctetString wrong = OctetString.fromHex("15" + VERSION + CREATED + "300320" + hex + "240400" + "18");
        Throwable failure = catchThrowable(() -> decode(wrong));
        assertThat(failure)
                .hasMessageNotContainingAny("c3a5", "c3, a5", "-61, -91")
                .hasNoCause();
    }

    private static AdministratorSecret decode(OctetString tlv) {
        return AdministratorSecret.decode(SecretKeyMaterial.copyOf(tlv));
    }

    private static void assertMalformed(String hex) {
        assertNoSecret(CredentialsError.MALFORMED, OctetString.fromHex(hex));
    }
}
