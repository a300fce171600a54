package dev.clusterwright.servers.crash;

import java.util.Map;

/** What a server adds to the test: its commands, and how to see what has become of them. */
interface Part {
    /** By names that nobody else has. */
    Map<String, Command<?>> commands();

    /** Writes down all that clients, and who uses the server, can see. */
    void observe(Device device, World world);
}
