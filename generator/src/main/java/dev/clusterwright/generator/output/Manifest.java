package dev.clusterwright.generator.output;

import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Severity;
import dev.clusterwright.generator.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds, as text: a line with the fingerprint of the run that made it, one for each problem that the run
 * told of, one for each file. Before there were fingerprints, it was a path a line.
 *
 * @param fingerprint of the run; empty if it did not end, or is not known
 * @param problems what the run told of
 * @param sizes the files, paths with slashes, and how many octets each has; -1 if that is not known
 */
record Manifest(String fingerprint, List<Problem> problems, SortedMap<String, Long> sizes) {
    private static final String FINGERPRINT = "fingerprint ";
    private static final String PROBLEM = "problem\t";
    private static final long UNKNOWN = -1;

    /** A folder that nothing was generated into. */
    static final Manifest NONE = new Manifest("", List.of(), new TreeMap<>());

    /** Reads one. What cannot be read as one says so by having no fingerprint: then nothing relies on it. */
    static Manifest read(List<String> lines) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        if (lines.isEmpty() || !lines.get(0).startsWith(FINGERPRINT)) {
            lines.stream()
                    .filter(path -> !path.isEmpty() && path.indexOf('\0') < 0)
                    .forEach(path -> sizes.put(path, UNKNOWN));
            return new Manifest("", List.of(), sizes);
        }
        String fingerprint = lines.get(0).substring(FINGERPRINT.length());
        List<Problem> problems = new ArrayList<>();
        try {
            for (String line : lines.subList(1, lines.size())) {
                if (line.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("no disk has such a name");
                }
                if (line.startsWith(PROBLEM)) {
                    problems.add(problem(line.split("\t", -1)));
                } else {
                    int space = line.indexOf(' ');
                    sizes.put(line.substring(space + 1), Long.parseLong(line, 0, space, 10));
                }
            }
            return new Manifest(fingerprint, problems, sizes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new Manifest("", List.of(), sizes); // what was understood of it may still be removed
        }
    }

    /** The same for {@link #read}. */
    String text() {
        StringBuilder text = new StringBuilder(FINGERPRINT).append(fingerprint).append('\n');
        problems.forEach(problem -> text.append(line(problem)).append('\n'));
        for (Map.Entry<String, Long> file : sizes.entrySet()) {
            text.append(file.getValue()).append(' ').append(file.getKey()).append('\n');
        }
        return text.toString();
    }

    private static String line(Problem problem) {
        SourceLocation location = problem.location();
        return PROBLEM
                + String.join(
                        "\t",
                        problem.severity().name(),
                        problem.code(),
                        location.file().replaceAll("\\p{Cntrl}", "?"),
                        Integer.toString(location.line()),
                        Integer.toString(location.column()),
                        problem.message(),
                        problem.hint());
    }

    private static Problem problem(String[] parts) {
        return new Problem(
                Severity.valueOf(parts[1]),
                parts[2],
                new SourceLocation(parts[3], Integer.parseInt(parts[4]), Integer.parseInt(parts[5])),
                parts[6],
                parts[7]);
    }
}
