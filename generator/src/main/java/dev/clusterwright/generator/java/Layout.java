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
    private static final Pattern ONE_LINE_COMMENT = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* ([^\\n]*)\\n *\\*/$");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *\\}");
    private static final Pattern WRAPPED_PARAMETERS =
            Pattern.compile("(?m)^( *)(public [^\\n(=]*\\()([^{};]*?)(\\)(?: implements [^{;]*)? \\{)");
    private static final Pattern LONG_CONSTANT =
            Pattern.compile("(?m)^(?=[^\\n]{" + (WIDTH + 1) + ",})( *)([^\\n\"]* =) ([^\\n]*;)$");
    /** Characters that change how a text looks without being seen, such as those that turn its direction. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

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
        String laidOut = EMPTY_BODY.matcher(text).replaceAll("{}");
        laidOut = ONE_LINE_COMMENT.matcher(laidOut).replaceAll(Layout::comment);
        laidOut = LONG_CONSTANT.matcher(laidOut).replaceAll("$1$2\n$1        $3");
        laidOut = WRAPPED_PARAMETERS.matcher(laidOut).replaceAll(Layout::parameters);
        return INVISIBLE.matcher(laidOut).replaceAll(Layout::escaped);
    }

    /** The compiler reads the escape as the character, in a string and in a comment; people see that it is there. */
    private static String escaped(MatchResult match) {
        return Matcher.quoteReplacement(match.group()
                .chars()
                .mapToObj(c -> String.format(Locale.ROOT, "\\u%04x", c))
                .collect(Collectors.joining()));
    }

    private static String comment(MatchResult match) {
        String line = match.group(1) + "/** " + match.group(2) + " */";
        return Matcher.quoteReplacement(line.length() <= WIDTH ? line : match.group());
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
