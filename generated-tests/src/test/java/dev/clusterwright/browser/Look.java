package dev.clusterwright.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page: nothing, if lists are empty. */
final class Look {
    private static final List<Integer> WIDTHS = List.of(360, 800, 1400);
    private static final List<String> SCHEMES = List.of("light", "dark");

    private Look() {}

    /** At every width, light and dark: what is cut off, and what can hardly be read. */
    static List<String> onScreens(Browser browser) throws IOException {
        String look = script("look.js");
        List<String> wrong = new ArrayList<>();
        for (int width : WIDTHS) {
            for (String scheme : SCHEMES) {
                browser.show(width, scheme);
                browser.texts(look).forEach(text -> wrong.add(width + " " + scheme + ": " + text));
            }
        }
        return wrong;
    }

    static List<String> onPaper(Browser browser) throws IOException {
        browser.print();
        return browser.texts(script("look.js"));
    }

    static List<String> structure(Browser browser) throws IOException {
        return browser.texts(script("structure.js"));
    }

    private static String script(String name) throws IOException {
        try (InputStream stream = Look.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
