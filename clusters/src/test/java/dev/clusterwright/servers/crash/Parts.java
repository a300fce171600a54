package dev.clusterwright.servers.crash;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All servers that are under load. */
final class Parts {
    private static final List<Part> ALL = List.of(
            new CredentialsPart(), new CommissioningPart(), new AccessPart(), new GroupsPart(), new IdentitiesPart());

    private Parts() {}

    static Map<String, Command<?>> commands() {
        Map<String, Command<?>> all = new TreeMap<>();
        ALL.forEach(part -> part.commands().forEach((name, command) -> {
            if (all.put(name, command) != null) {
                throw new IllegalStateException("two commands are called " + name);
            }
        }));
        return all;
    }

    static World observe(Device device) {
        World world = new World();
        ALL.forEach(part -> part.observe(device, world));
        return world;
    }
}
