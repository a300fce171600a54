package dev.clusterwright.generator.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Builds a javadoc comment of paragraphs and tags, wrapped as a person would. */
final class Javadoc {
    private static final int WIDTH = 100;
    private static final String SPACE = " \t\n\u000B\f\r";

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    static Javadoc of(String sentence) {
        return new Javadoc().paragraph(sentence);
    }

    /** Adds a paragraph; an empty one is left out. */
    Javadoc paragraph(String text) {
        if (!text.isEmpty()) {
            paragraphs.add(wrap((paragraphs.isEmpty() ? "" : "<p>") + text, ""));
        }
        return this;
    }

    /** Adds a paragraph that is a list; an empty one is left out. */
    Javadoc list(List<String> items) {
        if (!items.isEmpty()) {
            StringBuilder list = new StringBuilder("<ul>\n");
            items.forEach(
                    item -> list.append("  <li>").append(wrap(item, "      ")).append('\n'));
            paragraphs.add(list.append("</ul>").toString());
        }
        return this;
    }

    Javadoc param(String name, String text) {
        tags.add(wrap("@param " + name + " " + text, "    "));
        return this;
    }

    Javadoc tag(String tag) {
        tags.add(wrap(tag, "    "));
        return this;
    }

    CodeBlock build() {
        String body = String.join("\n\n", paragraphs);
        return CodeBlock.of("$L", tags.isEmpty() ? body : body + "\n\n" + String.join("\n", tags));
    }

    private static String wrap(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : words(text)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }

    /** An inline tag is within one word: it would not survive a line break. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int lastEnd = text.lastIndexOf('}');
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || SPACE.indexOf(text.charAt(at)) >= 0) {
                if (start < at) {
                    words.add(text.substring(start, at));
                }
                start = at + 1;
            } else if (at < lastEnd && text.startsWith("{@", at)) {
                at = text.indexOf('}', at);
            }
        }
        return words;
    }
}
