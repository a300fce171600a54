package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entries, checks and ids in {@code /vectors/acl.json}. */
final class AccessVectors {
    private static final JsonNode ROOT = load();

    static final List<AccessControlEntry> ENTRIES =
            ROOT.get("entries").valueStream().map(AccessVectors::entry).toList();

    static final List<Check> CHECKS =
            ROOT.get("checks").valueStream().map(AccessVectors::check).toList();

    private AccessVectors() {}

    record Check(SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, AccessDecision expected) {}

    /** One of the lists of valid and invalid ids. */
    static List<Long> ids(String list) {
        return ROOT.get("validity")
                .get(list)
                .valueStream()
                .map(AccessVectors::id)
                .toList();
    }

    private static JsonNode load() {
        try (InputStream json = AccessVectors.class.getResourceAsStream("/vectors/acl.json")) {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessControlEntry entry(JsonNode node) {
        return new AccessControlEntry(
                node.get("fabric").intValue(),
                privilege(node),
                mode(node),
                node.get("subjects").valueStream().map(AccessVectors::id).toList(),
                node.get("targets").valueStream().map(AccessVectors::target).toList());
    }

    private static AccessTarget target(JsonNode node) {
        Integer endpoint = node.has("endpoint") ? node.get("endpoint").intValue() : null;
        return new AccessTarget(number(node, "cluster"), endpoint, number(node, "deviceType"));
    }

    private static @Nullable Long number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).longValue() : null;
    }

    private static Check check(JsonNode node) {
        SubjectDescriptor subject = new SubjectDescriptor(
                node.get("fabric").intValue(),
                mode(node),
                id(node.get("subject")),
                node.get("cats").valueStream().map(AccessVectors::id).toList());
        return new Check(
                subject,
                privilege(node),
                node.get("endpoint").intValue(),
                node.get("cluster").longValue(),
                node.get("allow").booleanValue() ? AccessDecision.ALLOWED : AccessDecision.DENIED);
    }

    private static AuthenticationMode mode(JsonNode node) {
        return AuthenticationMode.valueOf(node.get("auth").asString().toUpperCase(Locale.ROOT));
    }

    private static Privilege privilege(JsonNode node) {
        String name = node.get("privilege").asString();
        return name.equals("ProxyView") ? Privilege.PROXY_VIEW : Privilege.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static long id(JsonNode node) {
        return Long.parseUnsignedLong(node.asString().substring("0x".length()), 16);
    }
}
