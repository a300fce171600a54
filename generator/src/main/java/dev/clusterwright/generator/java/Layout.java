package dev.clusterwright.generator.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How generated code is laid out where JavaPoet leaves it to chance: arguments and parameters on one line if they fit,
 * one a line if they do not; a short comment on one line; nothing between the braces of an empty body.
 */
final class Layout {
    private static final int WIDTH = 120;
    /** Where arguments on a line of their own start at most, and what may follow them. */
    private static final int DEEP = 27;

    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z_][a-zA-Z0-9_]*\\.)+(?=[A-Z])");
    private static final Pattern WRAPPED_PARAMETERS =
            Pattern.compile("( *)(public [^\\n(=]*\\()([^{};]*?)(\\)(?: implements [^{;]*)? \\{)");
    /** From the start of a line: what a string says is no constant. */
    private static final Pattern LONG_CONSTANT = Pattern.compile("\\A( *+)([^\"]* =) (.*;)");
    /** Characters that change how a text looks without being seen, such as those that turn its direction. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** A method without parameters: what can be on the next line is its name. */
    private static final Pattern LONG_HANDLE = Pattern.compile("\\A( *+)(.*) (\\w+\\(\\).*)");

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*");

    private Layout() {}

    /**
     * {@code (a, b)} after what stands before it. Within a statement the lines that follow indent by themselves.
     *
     * @param column where the parenthesis opens
     */
    static CodeBlock arguments(List<CodeBlock> arguments, int column) {
        CodeBlock line = arguments.stream().collect(CodeBlock.joining(", "));
        int width = QUALIFIER.matcher(line.toString()).replaceAll("").length();
        if (column + width + 3 <= WIDTH) {
            return CodeBlock.of("($L)", line);
        }
        return CodeBlock.of(
                "(\n$L)", width + DEEP <= WIDTH ? line : arguments.stream().collect(CodeBlock.joining(",\n")));
    }

    /** A chain of calls: on one line if it fits, a call a line if it does not. */
    static CodeBlock chain(CodeBlock first, List<CodeBlock> calls, int column) {
        CodeBlock line =
                CodeBlock.join(Stream.concat(Stream.of(first), calls.stream()).toList(), "");
        if (column + QUALIFIER.matcher(line.toString()).replaceAll("").length() + 1 <= WIDTH) {
            return line;
        }
        CodeBlock.Builder chain = CodeBlock.builder().add(first).indent().indent();
        calls.forEach(call -> chain.add("\n").add(call));
        return chain.unindent().unindent().build();
    }

    /** The whole text of a file as a person would lay it out. */
    static String of(String text) {
        // By line, as most lines stay as they are: expressions over the whole text took a third of all time.
        List<String> lines = text.lines().toList();
        StringBuilder laidOut = new StringBuilder(text.length() + 64);
        int next = 0;
        while (next < lines.size()) {
            String line = lines.get(next);
            int taken = 1;
            if (isShortComment(lines, next)) {
                line = comment(lines, next);
                taken = 3;
            } else if (isBrokenHandle(lines, next)) {
                line = handle(line + lines.get(next + 1).strip());
                taken = 2;
            } else if (startsParameters(line)) {
                taken = parametersEnd(lines, next) - next;
                line = parameters(String.join("\n", lines.subList(next, next + taken)));
            } else if (line.length() > WIDTH) {
                line = LONG_CONSTANT.matcher(line).replaceFirst("$1$2\n$1        $3");
            }
            next += taken;
            laidOut.append(line);
            if (line.endsWith("{")
                    && next < lines.size()
                    && lines.get(next).stripLeading().startsWith("}")) {
                laidOut.append(lines.get(next).stripLeading());
                next++;
            }
            laidOut.append('\n');
        }
        return isAscii(laidOut)
                ? laidOut.toString()
                : INVISIBLE.matcher(laidOut).replaceAll(Layout::escaped);
    }

    private static boolean isAscii(StringBuilder text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShortComment(List<String> lines, int at) {
        return lines.get(at).endsWith("/**")
                && at + 2 < lines.size()
                && lines.get(at).strip().equals("/**")
                && lines.get(at + 2).strip().equals("*/")
                && lines.get(at).length() + lines.get(at + 1).strip().length() + 2 <= WIDTH;
    }

    private static String comment(List<String> lines, int at) {
        return lines.get(at) + lines.get(at + 1).strip().substring(1) + " */";
    }

    /** Whether JavaPoet broke a line between the parentheses of a method without parameters. */
    private static boolean isBrokenHandle(List<String> lines, int at) {
        return lines.get(at).endsWith("(")
                && at + 1 < lines.size()
                && lines.get(at + 1).strip().startsWith(")");
    }

    private static String handle(String line) {
        return line.length() > WIDTH ? LONG_HANDLE.matcher(line).replaceFirst("$1$2\n$1        $3") : line;
    }

    /** Whether a line starts a method or a record whose parameters may not all be on it. */
    private static boolean startsParameters(String line) {
        int parenthesis = line.indexOf('(');
        int equals = line.indexOf('=');
        return parenthesis > 0
                && (equals < 0 || parenthesis < equals)
                && line.stripLeading().startsWith("public ")
                && !(line.endsWith("{") && line.length() <= WIDTH);
    }

    /** The line after that which ends in the brace of the body; the next one if there is no body. */
    private static int parametersEnd(List<String> lines, int start) {
        for (int at = start; at < lines.size() && !lines.get(at).endsWith(";"); at++) {
            if (lines.get(at).endsWith("{")) {
                return at + 1;
            }
        }
        return start + 1;
    }

    /** The compiler reads the escape as the character, in a string and in a comment; people see that it is there. */
    private static String escaped(MatchResult match) {
        return Matcher.quoteReplacement(match.group()
                .chars()
                .mapToObj(c -> String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining()));
    }

    private static String parameters(String declaration) {
        return WRAPPED_PARAMETERS.matcher(declaration).replaceFirst(Layout::parameters);
    }

    private static String parameters(MatchResult match) {
        String indent = match.group(1);
        String parameters = LINE_BREAK.matcher(match.group(3)).replaceAll(" ").strip();
        String line = indent + match.group(2) + parameters + match.group(4);
        if (line.length() > WIDTH) {
            line = indent + match.group(2) + "\n" + indent + "        "
                    + String.join(",\n" + indent + "        ", split(parameters)) + match.group(4);
        }
        return Matcher.quoteReplacement(line);
    }

    /** Splits at commas, but not at those between type arguments. */
    private static List<String> split(String parameters) {
        List<String> split = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                split.add(parameters.substring(start, i).strip());
                start = i + 1;
            }
        }
        split.add(parameters.substring(start).strip());
        return split;
    }
}
