package dev.clusterwright.servers.commissioning;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioning;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfig;
import dev.clusterwright.clusters.generalcommissioning.SetRegulatoryConfigResponse;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.tlv.TlvValue;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How requests end that a well-behaved client does not send. */
final class Refusals {
    private Refusals() {}

    static InteractionContext context(Session session) {
        return new InteractionContext(session, Endpoint.ROOT);
    }

    static StatusCode of(ThrowingCallable handler) {
        return catchThrowableOfType(StatusException.class, handler).status().code();
    }

    /** What a client gets that does not know the definitions, or the status that it hears. */
    static SetRegulatoryConfigResponse unchecked(GeneralCommissioningClient client, SetRegulatoryConfig request) {
        CommandPath path = new CommandPath(
                client.endpoint(), GeneralCommissioning.ID, GeneralCommissioning.Commands.SET_REGULATORY_CONFIG.id());
        TlvValue fields = TlvValue.CODEC.decode(SetRegulatoryConfig.CODEC.encode(request));
        TlvValue answer = Answers.get(client.client().invoke(path, (TlvValue.Structure) fields))
                .orElseThrow();
        return SetRegulatoryConfigResponse.CODEC.decode(TlvValue.CODEC.encode(answer));
    }

    static StatusCode uncheckedStatus(GeneralCommissioningClient client, SetRegulatoryConfig request) {
        try {
            throw new AssertionError("answered with " + unchecked(client, request));
        } catch (CompletionException e) {
            if (e.getCause() instanceof StatusException failure) {
                return failure.status().code();
            }
            throw e;
        }
    }

    static <T> StatusCode write(GeneralCommissioningClient client, Attribute<T> attribute, T value) {
        AttributePath path = AttributePath.of(client.endpoint(), attribute);
        WriteResult result = Answers.get(client.client()
                .write()
                .set(path, TlvValue.CODEC.decode(attribute.codec().encode(value)))
                .send());
        return result.status(client.endpoint(), attribute).code();
    }
}
