package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MatterCertificateTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final MatterCertificate ROOT = root(Validity.of(START, Duration.ofDays(1)));

    private static MatterCertificate root(Validity validity) {
        return CertificateAuthority.createRoot(P256KeyPair.generate(), CertificateTemplate.rcac(1, validity))
                .certificate();
    }

    @Test
    void whoeverMixesUpTheFormsIsToldSo() {
        OctetString der = ROOT.toX509();
        assertThatThrownBy(() -> MatterCertificate.decode(der)).hasMessageContaining("in DER and not in TLV");
        assertThatThrownBy(() -> MatterCertificate.fromX509(ROOT.encode()))
                .hasMessageContaining("in TLV and not in DER");
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(der.toByteArray())
                + "\n-----END CERTIFICATE-----\n";
        assertThatThrownBy(() -> MatterCertificate.fromX509(OctetString.of(pem.getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("in PEM");
    }

    @Test
    void textIsShorterThanACertificate() {
        String text = "a".repeat(70_000);
        assertThatThrownBy(() -> NameAttribute.of(NameType.COMMON_NAME, text))
                .isInstanceOf(CredentialsException.class)
                .hasMessage("COMMON_NAME is longer than a certificate");
    }

    @Test
    void validityIsInInstants() {
        assertThat(ROOT.validity().beginning()).isEqualTo(START);
        assertThat(ROOT.validity().end()).contains(START.plus(Duration.ofDays(1)));
        assertThat(ROOT.validity()).hasToString("Validity[2026-11-21T00:00:00Z to 2026-11-22T00:00:00Z]");
        assertThat(Validity.from(MatterTime.EPOCH).beginning()).isEqualTo(MatterTime.EPOCH.plusSeconds(1));
        assertThat(Validity.of(MatterTime.EPOCH, Duration.ofDays(1)).notBefore())
                .isEqualTo(1);
        Validity endless = Validity.from(START);
        assertThat(endless.end()).isEmpty();
        assertThat(endless).hasToString("Validity[2026-11-21T00:00:00Z to no end]");
        assertThat(root(endless).validity()).isEqualTo(endless);
    }
}
