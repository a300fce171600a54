package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Roots.Output;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods of clients and servers: how they are named, and that they can be left out. */
class ClientsAndServersTest {
    /** An attribute, a command and an event for every name; those that the classes keep for themselves among them. */
    private static final String CLASHES = """
            <cluster id="0x0001" name="Clash" revision="1">
              <features><feature bit="0" code="A" name="A"/></features>
              <attributes>
                <attribute id="0" name="Plain" type="bool"/>
                <attribute id="1" name="Twin" type="bool"/>
                <attribute id="2" name="TWIN" type="bool"/>
                <attribute id="3" name="default" type="bool"/>
                <attribute id="4" name="Event" type="bool"/>
                <attribute id="5" name="Features" type="bool"/>
                <attribute id="6" name="PlainCommand" type="bool"/>
                <attribute id="0xFFF10000" name="Told" type="bool"/>
                <attribute id="0xFFF10001" name="Plain" type="bool"/>
              </attributes>
              <commands>
                <command id="0" name="Plain" direction="commandToServer"/>
                <command id="1" name="Invoke" direction="commandToServer" response="Twin"/>
                <command id="0" name="Twin" direction="responseFromServer"/>
              </commands>
              <events>
                <event id="0" name="Plain" priority="info"/>
                <event id="1" name="Told" priority="info"/>
                <event id="2" name="Get Class" priority="info"/>
                <event id="3" name="Invoke" priority="info"/>
              </events>
            </cluster>
            """;

    @TempDir
    Path temporary;

    @Test
    void namesThatClashAreToldApartByKindInBoth() throws Exception {
        Output output = new Roots(temporary).file("own", "Clash.xml", CLASHES).generate();
        Set<String> expected = Set.of(
                "plain",
                "twin_1",
                "twin_2",
                "defaultAttribute",
                "eventAttribute",
                "featuresAttribute",
                "plainCommand",
                "plainCommand_",
                "invokeCommand",
                "plainEvent",
                "told",
                "getClassEvent",
                "invokeEvent",
                "toldAttribute",
                "plainAttribute");
        assertThat(methods(output, "clash.ClashClient")).isEqualTo(expected);
        Set<String> served = new TreeSet<>(expected);
        served.addAll(Set.of("features", "handlers"));
        assertThat(methods(output, "clash.ClashServer")).isEqualTo(served);
        assertThat(output.file("clash/ClashServer.java"))
                .contains(
                        "attribute(Clash.Attributes.PLAIN_COMMAND, plainCommand())",
                        "action(Clash.Commands.PLAIN, plainCommand_())",
                        "event(Clash.Events.PLAIN, plainEvent())",
                        "attribute(Clash.Attributes.TOLD, toldAttribute())",
                        "event(Clash.Events.TOLD, told())");
    }

    @Test
    void whatAVendorAddsRenamesNothing() throws Exception {
        String withoutVendor =
                CLASHES.lines().filter(line -> !line.contains("0xFFF1")).collect(Collectors.joining("\n"));
        Roots roots = new Roots(temporary);
        Set<String> all = methods(roots.file("own", "Clash.xml", CLASHES).generate(), "clash.ClashClient");
        Set<String> standard =
                methods(roots.file("own", "Clash.xml", withoutVendor).generate(), "clash.ClashClient");
        assertThat(all).containsAll(standard).hasSizeGreaterThan(standard.size());
    }

    @Test
    void eachCanBeLeftOut() throws IOException {
        Roots roots = new Roots(temporary).file("own", "Clash.xml", CLASHES);
        assertThat(roots.generate(new JavaOptions("example", false, false, true))
                        .files())
                .containsKeys("clash/Clash.java", "clash/ClashServer.java")
                .doesNotContainKey("clash/ClashClient.java");
        Map<String, String> data =
                roots.generate(new JavaOptions("example", false, false, false)).files();
        assertThat(data)
                .containsKeys("clash/Clash.java", "clash/Invoke.java")
                .doesNotContainKeys("clash/ClashClient.java", "clash/ClashServer.java");
        assertThat(data.values()).noneMatch(text -> text.contains("dev.clusterwright.interaction"));
        // The rest is the same, to the byte.
        assertThat(roots.generate().files()).containsAllEntriesOf(data);
    }

    /** A request that keeps unknown fields has something to say even if its definition has no fields. */
    @Test
    void aRequestThatKeepsUnknownFieldsCanBePassedOn() throws Exception {
        Roots roots = new Roots(temporary).file("own", "Clash.xml", CLASHES);
        assertThat(roots.generate().file("clash/ClashClient.java"))
                .contains("plainCommand_() {")
                .doesNotContain("plainCommand_(Plain request)");
        Output keeping = roots.generate(new JavaOptions("example", true, true, true));
        assertThat(keeping.file("clash/ClashClient.java"))
                .contains("plainCommand_() {", "plainCommand_(Plain request) {");
        assertThat(methods(keeping, "clash.ClashClient")).contains("plainCommand_");
    }

    /** The names of the methods that a generated class declares for everyone. */
    private static Set<String> methods(Output output, String name) throws ClassNotFoundException {
        Map<String, String> sources = new TreeMap<>();
        output.files().forEach((path, text) -> sources.put("example/" + path, text));
        Class<?> type =
                InMemoryCompiler.loader(InMemoryCompiler.compile(sources)).loadClass("example." + name);
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
