package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationRequest;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationResponse;
import dev.clusterwright.credentials.VendorFabricBinding;
import dev.clusterwright.credentials.VendorIdVerification;
import dev.clusterwright.credentials.VidVerificationStatement;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What shows that a fabric is of the vendor that it says (Matter Core, 6.4.10). Thread-safe. */
final class VendorProof {
    /** The version of what is signed. */
    private static final int BINDING_VERSION = 1;

    private final FabricTable fabrics;

    VendorProof(FabricTable fabrics) {
        this.fabrics = fabrics;
    }

    /** What is in the statement and in the certificate is for those who ask for it. */
    void set(SetVIDVerificationStatement request, InteractionContext context) {
        check(request);
        fabrics.storage().change(transaction -> {
            Fabric before = fabrics.require(transaction, context.fabricIndex());
            if (request.vvsc() != null && before.icac() != null) {
                throw Refusals.invalid("there is an ICAC, so there can be no VVSC");
            }
            Fabric after = before.withVendor(
                    request.vendorId() == null ? before.vendorId() : request.vendorId(),
                    given(request.vidVerificationStatement(), before.vidVerificationStatement()),
                    given(request.vvsc(), before.vvsc()));
            if (!isSame(before, after)) {
                fabrics.replace(transaction, after);
            }
        });
    }

    private static void check(SetVIDVerificationStatement request) {
        Integer vendorId = request.vendorId();
        OctetString statement = request.vidVerificationStatement();
        if (vendorId == null && statement == null && request.vvsc() == null) {
            throw Refusals.invalid("there is nothing to set");
        }
        if (vendorId != null && !Refusals.isVendor(vendorId)) {
            throw Refusals.constraint("VendorID is none of a vendor");
        }
        if (statement != null && statement.length() != 0 && statement.length() != VidVerificationStatement.LENGTH) {
            throw Refusals.constraint("VIDVerificationStatement has " + statement.length() + " octets");
        }
        if (Refusals.isTooLong(request.vvsc())) {
            throw Refusals.constraint("VVSC is longer than any certificate");
        }
    }

    /** What is absent stays, and what is empty goes. */
    private static @Nullable OctetString given(@Nullable OctetString field, @Nullable OctetString before) {
        if (field == null) {
            return before;
        }
        return field.length() == 0 ? null : field;
    }

    private static boolean isSame(Fabric before, Fabric after) {
        return before.vendorId() == after.vendorId()
                && Objects.equals(before.vidVerificationStatement(), after.vidVerificationStatement())
                && Objects.equals(before.vvsc(), after.vvsc());
    }

    /** Within a transaction, so that nobody closes the key meanwhile. */
    SignVIDVerificationResponse sign(SignVIDVerificationRequest request, InteractionContext context) {
        return fabrics.storage().call(transaction -> {
            Fabric fabric = fabrics.fabrics(transaction).get(request.fabricIndex());
            if (fabric == null) {
                throw Refusals.constraint("there is no fabric " + request.fabricIndex());
            }
            VendorIdVerification verification = new VendorIdVerification(
                    request.clientChallenge(),
                    context.session().attestationChallenge(),
                    fabric.index(),
                    new VendorFabricBinding(fabric.rootPublicKey(), fabric.fabricId(), fabric.vendorId()),
                    fabric.vidVerificationStatement());
            return new SignVIDVerificationResponse(
                    fabric.index(),
                    BINDING_VERSION,
                    verification.sign(fabric.operationalKey()).octets());
        });
    }
}
