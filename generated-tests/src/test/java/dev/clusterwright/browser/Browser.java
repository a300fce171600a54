package dev.clusterwright.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window, which reads files only and finds nothing in any network. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it. Skips the test, with a message, where there is none. */
    static Browser start() {
        Optional<Path> chromium = Tools.chromium();
        Optional<Path> chromedriver = Tools.chromedriver();
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "pages are not looked at: there is no chromium and chromedriver on the path;"
                        + " -Dclusterwright.chrome and -Dclusterwright.chromedriver say where they are");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Opens a page and forgets what it said of others. */
    void open(URI page) {
        driver.get("about:blank");
        messages();
        requests();
        driver.get(page.toString());
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    /** Shows the page as a screen of that width does, light or dark. */
    void show(int width, String scheme) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("media", "", "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Shows the page as on paper. */
    void print() {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 700, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        command("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));
    }

    /** Lets pages run their scripts, or not. */
    void scripts(boolean enabled) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    /** Presses keys, or types text. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Moves the focus to the next element. */
    void tab() {
        press(Keys.TAB);
    }

    /** What an expression in the page is, as JSON. Works with scripts disabled, too. */
    JsonNode evaluate(String expression) {
        Map<String, Object> result = driver.executeCdpCommand(
                "Runtime.evaluate", Map.of("expression", "JSON.stringify(" + expression + ")", "returnByValue", true));
        JsonNode answer = JSON.valueToTree(result);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return JSON.readTree(answer.path("result").path("value").asString("null"));
    }

    /** The texts of an expression that is an array of texts. */
    List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        evaluate(expression).forEach(node -> texts.add(node.asString()));
        return texts;
    }

    /** What pages wrote to the console since this was last asked: errors, warnings, refused requests, anything. */
    List<String> messages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What pages asked for since this was last asked. */
    SortedSet<URI> requests() {
        SortedSet<URI> addresses = new TreeSet<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
            JsonNode message = JSON.readTree(entry.getMessage()).path("message");
            if (message.path("method").asString("").equals("Network.requestWillBeSent")) {
                addresses.add(URI.create(
                        message.path("params").path("request").path("url").asString()));
            }
        }
        return addresses;
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }
}
