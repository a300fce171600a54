package dev.clusterwright.generator.docs;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Markdown, also within the cell of a table: what comes from a view is plain text to every reader of it. It stays in its
 * line, and neither Markdown nor the HTML and the links that Markdown knows by itself are found in it. Templates put no data
 * into code spans: nothing can be escaped there.
 */
final class Markdown extends CommonMarkupOutputFormat<Markdown.Markup> {
    static final Markdown INSTANCE = new Markdown();

    /** What would begin a list, a heading or a rule if a line began with it: a sign, or a number and a sign. */
    private static final Pattern BLOCK = Pattern.compile("^( *)(?:([-+=#])|(\\d+)([.)]))");

    /** What some readers make links of. */
    private static final Pattern LINK = Pattern.compile("(?i)(?<=www)\\.|:(?=//)|(?<=mailto|xmpp):|@");

    private Markdown() {}

    @Override
    public String getName() {
        return "clusterwright-markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String plain) {
        String text = Printable.of(plain);
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\\', '`', '*', '[', ']', '|', '~', '$' ->
                    escaped.append('\\').append(c);
                case '_' -> escaped.append(isWithinWord(text, i) ? "_" : "\\_");
                default -> escaped.append(c);
            }
        }
        String inline = LINK.matcher(escaped)
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
        return BLOCK.matcher(inline).replaceFirst(found -> found.group(2) == null ? "$1$3\\\\$4" : "$1\\\\$2");
    }

    /** An underscore between letters or digits is no emphasis. */
    private static boolean isWithinWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    @Override
    protected Markup newTemplateMarkupOutputModel(String plain, String markup) {
        return new Markup(plain, markup);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    /** A piece of Markdown that a template made. */
    static final class Markup extends CommonTemplateMarkupOutputModel<Markup> {
        private Markup(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public Markdown getOutputFormat() {
            return INSTANCE;
        }
    }
}
