package dev.clusterwright.generator.docs;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/** HTML: what comes from a view can end neither an element nor a quoted attribute value. */
final class Html extends CommonMarkupOutputFormat<Html.Markup> {
    static final Html INSTANCE = new Html();

    private Html() {}

    @Override
    public String getName() {
        return "clusterwright-html";
    }

    @Override
    public String getMimeType() {
        return "text/html";
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
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return builtIn.equals("html") || builtIn.equals("xml") || builtIn.equals("xhtml");
    }

    @Override
    protected Markup newTemplateMarkupOutputModel(String plain, String markup) {
        return new Markup(plain, markup);
    }

    /** A piece of HTML that a template made. */
    static final class Markup extends CommonTemplateMarkupOutputModel<Markup> {
        private Markup(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public Html getOutputFormat() {
            return INSTANCE;
        }
    }
}
