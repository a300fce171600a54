package dev.clusterwright.servers.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The process that is killed: a node that carries out commands as fast as it can, and writes down each of them before and
 * after. A line is one write to a pipe, so it is there as a whole once that has returned, or never.
 */
final class Load {
    /** Before the store is opened, and when that is done. */
    static final String OPENING = "opening";

    static final String READY = "ready";
    static final String ASKED = "asked ";
    static final String DONE = "done";
    static final String REFUSED = "refused";

    private final FileOutputStream journal = new FileOutputStream(FileDescriptor.out);
    private final Map<String, Command<?>> commands = Parts.commands();
    private final List<String> names = new ArrayList<>(commands.keySet());
    private final Random random;

    private Load(long seed) {
        this.random = new Random(seed);
    }

    /** With the folder of the store, and a seed. */
    public static void main(String... arguments) throws IOException {
        new Load(Long.parseLong(arguments[1])).run(Path.of(arguments[0]));
    }

    private void run(Path folder) throws IOException {
        write(OPENING);
        Device device = new Device(folder);
        World world = Parts.observe(device);
        write(READY);
        while (true) {
            step(device, world);
        }
    }

    private void step(Device device, World world) throws IOException {
        String name = names.get(random.nextInt(names.size()));
        Command<?> command = Optional.ofNullable(commands.get(name)).orElseThrow();
        Optional<Request> request = command.request(name, device, world, random);
        if (request.isEmpty()) {
            return;
        }
        write(ASKED + request.get().toText());
        boolean isDone = command.perform(device, request.get());
        write(isDone ? DONE : REFUSED);
        if (isDone) {
            command.apply(world, request.get());
        }
    }

    private void write(String line) throws IOException {
        journal.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
