package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/** What several commands make sure of. */
final class Refusals {
    private static final int MAX_VENDOR = 0xFFF4;

    private Refusals() {}

    static StatusException invalid(String problem) {
        return new StatusException(StatusCode.INVALID_COMMAND, problem);
    }

    static StatusException constraint(String problem) {
        return new StatusException(StatusCode.CONSTRAINT_ERROR, problem);
    }

    static void requireCertificateLength(String name, @Nullable OctetString certificate) {
        if (isTooLong(certificate)) {
            throw invalid(name + " is longer than any certificate");
        }
    }

    static boolean isTooLong(@Nullable OctetString certificate) {
        return certificate != null && certificate.length() > MatterCertificate.MAX_TLV_LENGTH;
    }

    static boolean isVendor(int vendorId) {
        return vendorId >= 1 && vendorId <= MAX_VENDOR;
    }
}
