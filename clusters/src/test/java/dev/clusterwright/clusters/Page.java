package dev.clusterwright.clusters;

import dev.clusterwright.cluster.Privilege;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The facts of a cluster's public overview page. The files explain their form in their first lines; anything that does
 * not have it is an error, so that no fact is passed over.
 */
record Page(
        ClusterFact cluster, List<AttributeFact> attributes, List<CommandFact> commands, List<FeatureFact> features) {
    /** Reads the page in {@code pages/} with a file name. */
    static Page read(String file) {
        List<ClusterFact> clusters = new ArrayList<>();
        List<AttributeFact> attributes = new ArrayList<>();
        List<CommandFact> commands = new ArrayList<>();
        List<FeatureFact> features = new ArrayList<>();
        for (String line : lines("/pages/" + file)) {
            Cells cells = new Cells(line);
            String kind = cells.next();
            switch (kind) {
                case "cluster" -> clusters.add(ClusterFact.of(cells));
                case "attribute" -> attributes.add(AttributeFact.of(cells));
                case "command" -> commands.add(CommandFact.of(cells));
                case "feature" -> features.add(FeatureFact.of(cells));
                default -> throw cells.unexpected(kind);
            }
        }
        if (clusters.size() != 1) {
            throw new IllegalArgumentException(file + " is about " + clusters.size() + " clusters");
        }
        return new Page(clusters.get(0), attributes, commands, features);
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Page.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which cluster it is, and how many of what it has; a page without features does not count them. */
    record ClusterFact(String line, long id, String name, int attributes, int commands, int features) {
        private static ClusterFact of(Cells cells) {
            long id = Long.decode(cells.next());
            String name = cells.next();
            int attributes = 0;
            int commands = 0;
            int features = 0;
            while (cells.hasNext()) {
                String[] count = cells.next().split(" ", 2);
                switch (count[0]) {
                    case "attributes" -> attributes = Integer.parseInt(count[1]);
                    case "commands" -> commands = Integer.parseInt(count[1]);
                    case "features" -> features = Integer.parseInt(count[1]);
                    default -> throw cells.unexpected(count[0]);
                }
            }
            return new ClusterFact(cells.line, id, name, attributes, commands, features);
        }
    }

    /** An attribute. Reading needs view unless the page says otherwise; empty bounds are those of the type. */
    record AttributeFact(
            String line,
            long id,
            String name,
            String type,
            boolean optional,
            Privilege read,
            Optional<Privilege> write,
            OptionalLong min,
            OptionalLong max,
            Optional<String> defaultValue) {
        private static AttributeFact of(Cells cells) {
            long id = Long.decode(cells.next());
            String name = cells.next();
            String type = cells.next();
            boolean writable = false;
            boolean optional = false;
            Privilege read = Privilege.VIEW;
            Optional<Privilege> write = Optional.empty();
            OptionalLong min = OptionalLong.empty();
            OptionalLong max = OptionalLong.empty();
            Optional<String> defaultValue = Optional.empty();
            while (cells.hasNext()) {
                String[] words = cells.next().split(" |(?=\\.\\.)", -1);
                switch (words[0]) {
                    case "writable" -> writable = true;
                    case "optional" -> optional = true;
                    case "read:" -> read = privilege(words[1]);
                    case "write:" -> write = Optional.of(privilege(words[1]));
                    case "min" -> min = OptionalLong.of(Long.parseLong(words[1]));
                    case "max" -> max = OptionalLong.of(Long.parseLong(words[1]));
                    case "default" -> defaultValue = Optional.of(words[1]);
                    default -> {
                        if (words.length != 2 || !words[1].startsWith("..")) {
                            throw cells.unexpected(words[0]);
                        }
                        min = OptionalLong.of(Long.parseLong(words[0]));
                        max = OptionalLong.of(Long.parseLong(words[1].substring(2)));
                    }
                }
            }
            if (writable != write.isPresent()) {
                throw cells.unexpected("writable without a privilege, or the other way round");
            }
            return new AttributeFact(cells.line, id, name, type, optional, read, write, min, max, defaultValue);
        }
    }

    /** A request, which says who may invoke it, or a response, which does not. */
    record CommandFact(String line, long id, String name, Optional<Privilege> invoke, List<ParameterFact> parameters) {
        private static CommandFact of(Cells cells) {
            long id = Long.decode(cells.next());
            String name = cells.next();
            String direction = cells.next();
            Optional<Privilege> invoke = switch (direction) {
                case "client->server" -> Optional.of(privilege(cells.named("invoke")));
                case "server->client" -> Optional.empty();
                default -> throw cells.unexpected(direction);
            };
            List<ParameterFact> parameters = new ArrayList<>();
            while (cells.hasNext()) {
                String cell = cells.next();
                if (!cell.equals("none")) {
                    String[] parameter = cell.split(": ", 2);
                    parameters.add(new ParameterFact(parameter[0], parameter[1]));
                }
            }
            return new CommandFact(cells.line, id, name, invoke, List.copyOf(parameters));
        }

        boolean isRequest() {
            return invoke.isPresent();
        }
    }

    /** A parameter of a command, with the page's name of its type. */
    record ParameterFact(String name, String type) {}

    /** A feature. */
    record FeatureFact(String line, String name, String code, int bit) {
        private static FeatureFact of(Cells cells) {
            return new FeatureFact(
                    cells.line,
                    cells.next(),
                    cells.next(),
                    Integer.parseInt(cells.next().substring("bit ".length())));
        }
    }

    private static Privilege privilege(String word) {
        return switch (word) {
            case "view" -> Privilege.VIEW;
            case "operate" -> Privilege.OPERATE;
            case "manage" -> Privilege.MANAGE;
            case "admin", "administer" -> Privilege.ADMINISTER;
            default -> throw new IllegalArgumentException("no privilege is called " + word);
        };
    }

    /** The cells of a line, from left to right. */
    private static final class Cells {
        private final String line;
        private final List<String> cells;
        private int next;

        Cells(String line) {
            this.line = line;
            this.cells = Arrays.asList(line.split(" \\| ", -1));
        }

        boolean hasNext() {
            return next < cells.size();
        }

        String next() {
            if (!hasNext()) {
                throw unexpected("the end");
            }
            return cells.get(next++);
        }

        /** The next cell, which begins with a name and a colon, without these. */
        String named(String name) {
            String cell = next();
            if (!cell.startsWith(name + ": ")) {
                throw unexpected(cell);
            }
            return cell.substring(name.length() + 2);
        }

        IllegalArgumentException unexpected(String what) {
            return new IllegalArgumentException("unexpected: " + what + " in: " + line);
        }
    }
}
