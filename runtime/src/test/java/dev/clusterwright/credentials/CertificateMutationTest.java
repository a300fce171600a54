package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spoilt certificates of a valid chain are never accepted: either they cannot be read, or they break a rule of their type, or
 * their signature is none. Nothing but a {@link CredentialsException} says so.
 */
class CertificateMutationTest {
    private static final int RANDOM_CERTIFICATES = 40;

    static Stream<Arguments> chain() {
        return Stream.of("Root02", "ICA02", "Node02_05").map(name -> Arguments.of(CredentialVectors.named(name)));
    }

    @ParameterizedTest
    @MethodSource("chain")
    void everySpoiltOctetOfTlvIsNoticed(CredentialVectors.Vector vector) {
        everySpoiltOctetIsNoticed(vector, vector.tlv(), MatterCertificate::decode);
    }

    @ParameterizedTest
    @MethodSource("chain")
    void everySpoiltOctetOfDerIsNoticed(CredentialVectors.Vector vector) {
        everySpoiltOctetIsNoticed(vector, vector.der(), CertificateMutationTest::readStrictly);
    }

    private static void everySpoiltOctetIsNoticed(
            CredentialVectors.Vector vector, OctetString original, Function<OctetString, MatterCertificate> read) {
        MatterCertificate proper = vector.certificate();
        MatterCertificate issuer =
                CredentialVectors.named(vector.text("signed_by")).certificate();
        assertThat(isAccepted(original, read, proper.type(), issuer)).isTrue();
        byte[] octets = original.toByteArray();
        IntStream.range(0, octets.length).parallel().forEach(i -> {
            byte[] spoilt = octets.clone();
            for (int difference = 1; difference < 0x100; difference++) {
                spoilt[i] = (byte) (octets[i] ^ difference);
                if (isAccepted(OctetString.of(spoilt), read, proper.type(), issuer)) {
                    throw new AssertionError("accepted with octet " + i + " changed by " + difference);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("chain")
    void noPrefixIsACertificate(CredentialVectors.Vector vector) {
        byte[] tlv = vector.tlv().toByteArray();
        for (int length = 0; length < tlv.length; length++) {
            assertThat(read(OctetString.copyOf(tlv, 0, length), MatterCertificate::decode))
                    .isNull();
        }
        byte[] der = vector.der().toByteArray();
        for (int length = 0; length < der.length; length++) {
            assertThat(read(OctetString.copyOf(der, 0, length), MatterCertificate::fromX509))
                    .isNull();
        }
        assertThat(read(OctetString.of(Arrays.copyOf(tlv, tlv.length + 1)), MatterCertificate::decode))
                .isNull();
        assertThat(read(OctetString.of(Arrays.copyOf(der, der.length + 1)), MatterCertificate::fromX509))
                .isNull();
    }

    /** It would be a second way to write the same certificate. */
    @ParameterizedTest
    @MethodSource("chain")
    void noCertificateHasATag(CredentialVectors.Vector vector) {
        TlvWriter writer = new TlvWriter().tag(TlvTag.fullyQualified(0xFFF1, 1, 2));
        MatterCertificate.CODEC.encode(writer, vector.certificate());
        assertThat(read(OctetString.of(writer.toByteArray()), MatterCertificate::decode))
                .isNull();
    }

    @Test
    void whatIsReadOfSpoiltOctetsIsTheSameInBothForms() {
        for (int seed = 0; seed < RANDOM_CERTIFICATES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            MatterCertificate certificate = new RandomCertificates(random).next();
            byte[] tlv = certificate.encode().toByteArray();
            byte[] der = certificate.toX509().toByteArray();
            for (int i = 0; i < 50; i++) {
                try {
                    MatterCertificate fromTlv = read(spoil(tlv, random), MatterCertificate::decode);
                    if (fromTlv != null) {
                        assertThat(MatterCertificate.CODEC.decode(MatterCertificate.CODEC.encode(fromTlv)))
                                .isEqualTo(fromTlv);
                    }
                    read(spoil(der, random), CertificateMutationTest::readStrictly);
                } catch (RuntimeException | AssertionError failure) {
                    throw new AssertionError("failed with the seed " + seed + ", mutation " + i, failure);
                }
            }
        }
    }

    /** A few octets changed, cut out or put in. */
    private static OctetString spoil(byte[] octets, RandomGenerator random) {
        byte[] spoilt = octets;
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] shorter = Arrays.copyOf(spoilt, spoilt.length - 1);
                    System.arraycopy(spoilt, at + 1, shorter, at, shorter.length - at);
                    spoilt = shorter;
                }
                case 1 -> {
                    byte[] longer = Arrays.copyOf(spoilt, spoilt.length + 1);
                    System.arraycopy(spoilt, at, longer, at + 1, spoilt.length - at);
                    longer[at] = (byte) random.nextInt();
                    spoilt = longer;
                }
                default -> {
                    spoilt = spoilt.clone();
                    spoilt[at] = (byte) (random.nextBoolean() ? random.nextInt() : spoilt[at] + 1);
                }
            }
        }
        return OctetString.of(spoilt);
    }

    /** Whatever is accepted as DER comes back as the same octets. */
    private static MatterCertificate readStrictly(OctetString der) {
        MatterCertificate certificate = MatterCertificate.fromX509(der);
        assertThat(certificate.toX509()).isEqualTo(der);
        return certificate;
    }

    private static @Nullable MatterCertificate read(OctetString octets, Function<OctetString, MatterCertificate> read) {
        try {
            return read.apply(octets);
        } catch (CredentialsException e) {
            return null;
        }
    }

    private static boolean isAccepted(
            OctetString octets,
            Function<OctetString, MatterCertificate> read,
            CertificateType type,
            MatterCertificate issuer) {
        MatterCertificate certificate = read(octets, read);
        if (certificate == null) {
            return false;
        }
        try {
            certificate.check(type);
        } catch (CredentialsException e) {
            return false;
        }
        return certificate.issuer().equals(issuer.subject())
                && certificate.authorityKeyIdentifier().equals(issuer.subjectKeyIdentifier())
                && certificate.isSignedBy(issuer.publicKey());
    }
}
