package dev.clusterwright.generator.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.SourceFile;
import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.NumberElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SDK dialect says, in the words of the data-model dialect. */
class SdkReaderTest {
    private final Problems problems = new Problems();

    @Test
    void readsACluster() {
        ClusterElement cluster = onlyCluster("""
                <cluster>
                  <domain>General</domain>
                  <name>
                    Garden
                    Gate 2/3 </name>
                  <code>0xFFF1FC01</code>
                  <define>GATE_CLUSTER</define>
                  <description>Opens and closes.</description>
                  <client tick="false">true</client>
                  <server tick="false">true</server>
                  <tag name="X" description="x"/>
                  <globalAttribute side="either" code="0xFFFD" value="4"/>
                </cluster>
                """);
        assertThat(cluster.name()).isEqualTo("Garden Gate 2/3");
        assertThat(cluster.id()).isEqualTo("0xFFF1FC01");
        assertThat(cluster.revision()).isEqualTo("4");
        assertThat(cluster.ids()).isEmpty();
        assertThat(cluster.history()).isEmpty();
        assertThat(cluster.classification()).isEmpty();
        assertThat(cluster.location().toString()).isEqualTo("gate.xml:2:1");
    }

    @Test
    void aClusterMayHaveItsCodeAsAnAttributeAndNoRevision() {
        ClusterElement cluster = onlyCluster("<cluster code='65'><name>Gate</name></cluster>");
        assertThat(cluster.id()).isEqualTo("65");
        assertThat(cluster.revision()).isEqualTo("1");
    }

    @Test
    void aProvisionalClusterSaysSoWhereTheOtherDialectDoes() {
        ClusterElement cluster =
                onlyCluster("<cluster apiMaturity='provisional'><name>Gate</name><code>1</code></cluster>");
        assertThat(cluster.ids()).singleElement().satisfies(id -> {
            assertThat(id.id()).isEqualTo("1");
            assertThat(id.name()).isEqualTo("Gate");
            assertThat(text(id.conformance())).isEqualTo("provisionalConform");
        });
        assertThat(onlyCluster("<cluster apiMaturity='internal'><code>1</code></cluster>")
                        .ids())
                .isEmpty();
    }

    @Test
    void aFileMayHaveAnyNumberOfClusters() {
        assertThat(read("<domain name='x'/><deviceType><name>lamp</name></deviceType><accessControl/><atomic/>")
                        .clusters())
                .isEmpty();
        assertThat(read("<cluster><code>1</code></cluster><cluster><code>2</code></cluster>")
                        .clusters())
                .extracting(ClusterElement::id)
                .containsExactly("1", "2");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void anExtensionHasAnIdAndWhatItAdds() {
        DefinitionFile file = read("""
                <clusterExtension code="0x0028">
                  <command source="client" code="0x05" name="Ring" manufacturerCode="0x1002" optional="true"/>
                  <attribute side="server" code="3" manufacturerCode="0xFFF1" type="int8u">Volume</attribute>
                </clusterExtension>
                """);
        assertThat(file.clusters()).isEmpty();
        ClusterElement extension = file.extensions().get(0);
        assertThat(extension.id()).isEqualTo("0x0028");
        assertThat(extension.name()).isNull();
        assertThat(extension.revision()).isNull();
        assertThat(extension.commands()).extracting(CommandElement::id).containsExactly("0x10020005");
        assertThat(extension.attributes()).extracting(FieldElement::id).containsExactly("0xfff10003");
    }

    @Test
    void aVendorIsNotAddedToACodeThatCarriesIt() {
        assertThat(attribute("code='0xFFF10003' manufacturerCode='0xFFF1' name='A'")
                        .id())
                .isEqualTo("0xFFF10003");
        assertThat(attribute("code='3' manufacturerCode='mine' name='A'").id()).isEqualTo("mine");
        assertThat(attribute("manufacturerCode='0xFFF1' name='A'").id()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <attribute name='Bell'>Text<description>Prose</description></attribute> | Bell
            <attribute>  Text  <access op='read' role='view'/></attribute>          | Text
            <attribute><description>Told</description></attribute>                  | Told
            <attribute name='Wi-Fi  2.4 GHz'/>                                      | Wi-Fi 2.4 GHz
            """)
    void attributesCarryTheirNamesInThreePlaces(String attribute, String name) {
        assertThat(onlyCluster("<cluster><code>1</code>" + attribute + "</cluster>")
                        .attributes())
                .extracting(FieldElement::name)
                .containsExactly(name);
    }

    @Test
    void attributesOfTheClientAreNotOfTheServer() {
        ClusterElement cluster = onlyCluster("""
                <cluster>
                  <code>1</code>
                  <attribute side="client" code="0" name="A" type="int8u"/>
                  <attribute side="server" code="1" name="B" type="int8u"/>
                  <attribute code="2" name="C" type="int8u"/>
                  <event side="client" code="0" name="D" priority="info"/>
                </cluster>
                """);
        assertThat(cluster.attributes()).extracting(FieldElement::name).containsExactly("B", "C");
        assertThat(cluster.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "type='ARRAY' entryType='RailStruct', list, RailStruct",
        "type='array' entryType='int8u', list, int8u",
        "type='int8u' array='true', list, int8u",
        "type='CHAR_STRING', CHAR_STRING,",
        "type='int8u' array='false', int8u,",
        "type='ARRAY', list,",
    })
    void listsNameTheTypeOfTheirEntries(String type, String expected, String entry) {
        FieldElement attribute = attribute(type);
        assertThat(attribute.type()).isEqualTo(expected);
        assertThat(attribute.entry().map(node -> node.value("type"))).isEqualTo(Optional.ofNullable(entry));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type='int8u' min='1' max='0x0A'                     | between(from(value=1) to(value=0x0A))
            type='int8u' min='1'                                | min(value=1)
            type='int16s' min='0x954D' max='0x7FFF'             | between(from(value=0x954D) to(value=0x7FFF))
            type='int8u' max='9'                                | max(value=9)
            type='char_string' length='32'                      | maxLength(value=32)
            type='octet_string' minLength='16'                  | minLength(value=16)
            type='LONG_OCTET_STRING' minLength='16' length='20' | lengthBetween(from(value=16) to(value=20))
            type='octet_string' minLength='20' length='0x14'    | allowed(value=0x14)
            type='int8u' array='true' minLength='3' length='3'  | allowed(value=3)
            type='octet_string' min='6' max='8'                 | lengthBetween(from(value=6) to(value=8))
            type='char_string' max='255'                        | maxLength(value=255)
            type='char_string' max='255' length='32'            | maxLength(value=32)
            type='char_string' array='true' length='4'          | maxCount(value=4)
            type='array' entryType='int8u' min='1' max='2'      | countBetween(from(value=1) to(value=2))
            type='int8u' array='true' minLength='1'             | minCount(value=1)
            type='ipv6adr' length='16'                          | maxLength(value=16)
            """)
    void boundsAreOfValuesOfLengthsOrOfCounts(String bounds, String constraint) {
        assertThat(text(attribute(bounds).constraints().get(0))).isEqualTo("constraint(" + constraint + ")");
    }

    @Test
    void whatIsNotBoundHasNoConstraint() {
        assertThat(attribute("type='int8u'").constraints()).isEmpty();
        assertThat(attribute("type='int8u' min='' max=''").constraints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <attribute/>                                   | read=true
            <attribute writable='true'/>                   | read=true write=true
            <attribute writable='1' readable='1'/>         | read=true write=true
            <attribute writable='true' readable='false'/>  | write=true
            <attribute writable='true' mustUseTimedWrite='true'><access op='read' privilege='view'/>\
            <access op='write' privilege='administer'/></attribute> \
            | read=true readPrivilege=view write=true writePrivilege=admin timed=true
            <attribute><access op='read' role='manage'/><access op='write' role='operate'/></attribute> \
            | read=true readPrivilege=manage
            <attribute><access modifier='fabric-scoped'/></attribute> | read=true fabricScoped=true
            <attribute isFabricSensitive='true'/>          | read=true fabricSensitive=true
            """)
    void whoMayDoWhatWithAnAttribute(String attribute, String access) {
        assertThat(text(onlyCluster("<cluster><code>1</code>" + attribute + "</cluster>")
                        .attributes()
                        .get(0)
                        .access()))
                .isEqualTo("access(" + access + ")");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void qualitiesOfBothFormsComeTogether() {
        FieldElement attribute = onlyCluster("""
                        <cluster><code>1</code>
                          <attribute name="A" isNullable="true" mustUseAtomicWrite="true">
                            <quality changeOmitted="true" largeMessage="true"/>
                          </attribute>
                        </cluster>
                        """).attributes().get(0);
        assertThat(text(attribute.quality()))
                .isEqualTo("quality(changeOmitted=true largeMessage=true nullable=true atomicWrite=true)");
        assertThat(attribute("isNullable='false'").quality()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <attribute/>                                            | mandatoryConform
            <attribute optional='false'/>                           | mandatoryConform
            <attribute optional='true'/>                            | optionalConform
            <attribute optional='true'><mandatoryConform><feature name='LT'/></mandatoryConform></attribute> \
            | mandatoryConform(feature(name=LT))
            <attribute><deprecateConform/></attribute>              | deprecateConform
            """)
    void whatAnElementStatesCountsMoreThanWhetherItIsOptional(String attribute, String conformance) {
        assertThat(text(onlyCluster("<cluster><code>1</code>" + attribute + "</cluster>")
                        .attributes()
                        .get(0)
                        .conformance()))
                .isEqualTo(conformance);
    }

    @Test
    void aServerAnswersARequestThatNamesTheAnswerAndElseSpeaksByItself() {
        ClusterElement cluster = onlyCluster("""
                <cluster>
                  <code>1</code>
                  <command source="client" code="0" name="Open" response="Opened" isFabricScoped="true"
                      mustUseTimedInvoke="true" optional="true" cli="gate open" disableDefaultResponse="true">
                    <description>Opens.</description>
                    <access op="invoke" role="administer"/>
                    <quality largeMessage="true"/>
                  </command>
                  <command source="server" code="0" name="Opened"/>
                  <command source="server" code="1" name="Creaked"/>
                </cluster>
                """);
        assertThat(cluster.commands())
                .extracting(CommandElement::direction)
                .containsExactly("commandToServer", "responseFromServer", "commandToClient");
        CommandElement open = cluster.commands().get(0);
        assertThat(open.response()).isEqualTo("Opened");
        assertThat(text(open.access())).isEqualTo("access(invokePrivilege=admin timed=true fabricScoped=true)");
        assertThat(text(open.conformance())).isEqualTo("optionalConform");
        assertThat(cluster.commands().get(1).access()).isEmpty();
        assertThat(cluster.commands().get(1).response()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <arg name='A'/><arg name='B'/>                                  | 0 1
            <arg fieldId='2' name='A'/><arg name='B'/>                      | 2 3
            <arg id='4' name='A'/><arg name='B'/><arg id='0x1' name='C'/>   | 4 5 0x1
            <arg id='7' fieldId='1' name='A'/><arg name='B'/>               | 1 2
            <arg fieldId='0' name='A'/><arg fieldId='0' name='B'/>          | 0 0
            <arg fieldId='x' name='A'/><arg name='B'/>                      | x 1
            """)
    void fieldsWithoutAnIdFollowTheOneBefore(String fields, String ids) {
        assertThat(onlyCluster("<cluster><code>1</code><command source='client' code='0' name='C'>" + fields
                                + "</command></cluster>")
                        .commands()
                        .get(0)
                        .fields())
                .extracting(FieldElement::id)
                .containsExactly(ids.split(" "));
    }

    @Test
    void fieldsThatAllHaveTheSameIdAreCounted() {
        assertThat(onlyCluster("""
                        <cluster><code>1</code><command source="client" code="0xFE" name="C">
                          <arg id="0" name="A"/><arg id="0" name="B"/><arg id="0" name="D"/>
                        </command></cluster>
                        """).commands().get(0).fields())
                .extracting(FieldElement::id)
                .containsExactly("0", "1", "2");
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("repeated-id", "repeated-id");
    }

    @Test
    void readsAnEvent() {
        EventElement event = onlyCluster("""
                        <cluster><code>1</code>
                          <event side="server" code="0x02" name="Rung" priority="critical" isFabricSensitive="true">
                            <description>Somebody rang.</description>
                            <access op="read" privilege="manage"/>
                            <field id="3" name="Times" type="int8u" isNullable="true" default="1"/>
                          </event>
                        </cluster>
                        """).events().get(0);
        assertThat(event.id()).isEqualTo("0x02");
        assertThat(event.name()).isEqualTo("Rung");
        assertThat(event.priority()).isEqualTo("critical");
        assertThat(text(event.access())).isEqualTo("access(readPrivilege=manage fabricSensitive=true)");
        assertThat(text(event.conformance())).isEqualTo("mandatoryConform");
        FieldElement times = event.fields().get(0);
        assertThat(times.id()).isEqualTo("3");
        assertThat(times.defaultValue()).isEqualTo("1");
        assertThat(text(times.quality())).isEqualTo("quality(nullable=true)");
        assertThat(times.access()).isEmpty();
    }

    @Test
    void featuresInTheFormOfToday() {
        assertThat(features("""
                        <features>
                          <feature bit="0" code="LT" name="Latch" summary="Latches">
                            <otherwiseConform><provisionalConform/><optionalConform/></otherwiseConform>
                          </feature>
                          <feature bit="1" code="BL" name="Bell"/>
                        </features>
                        """, ""))
                .containsExactly(
                        "0 LT Latch otherwiseConform(provisionalConform optionalConform)", "1 BL Bell optionalConform");
    }

    @Test
    void featuresAsBitsOfTheGlobalAttribute() {
        String bits = """
                <globalAttribute side="server" code="0xFFFC" value="0x0001">
                  <featureBit tag="LT" bit="0">true</featureBit>
                  <featureBit tag="BL" bit="0x1">false</featureBit>
                </globalAttribute>
                """;
        assertThat(features(bits, "")).containsExactly("0 LT LT optionalConform", "0x1 BL BL optionalConform");
        assertThat(features(bits, """
                        <bitmap name="GardenGateFeature" type="BITMAP32">
                          <cluster code="0x1"/>
                          <field name="Latch" mask="0x1"/>
                          <field name="Lamp" mask="0x4"/>
                        </bitmap>
                        """)).containsExactly("0 LT Latch optionalConform", "2 Lamp Lamp optionalConform");
    }

    @ParameterizedTest
    @CsvSource({
        "name='Feature' type='BITMAP32', <cluster code='0x1'/>, true",
        "name='Garden_GateFeature' type='bitmap32', <cluster code='1'/>, true",
        "name='GardenFeature' type='bitmap32', <cluster code='1'/>, true",
        "name='FenceFeature' type='bitmap32', <cluster code='1'/>, true",
        "name='GardenFeature' type='bitmap32', '', true",
        "name='GardenGateFeature' type='bitmap32', '', true",
        "name='FenceFeature' type='bitmap32', '', false",
        "name='Feature' type='bitmap8', <cluster code='1'/>, false",
        "name='GateFeatures' type='bitmap32', <cluster code='1'/>, false",
    })
    void aBitmapIsTheFeaturesOfAClusterByItsNameAndScope(String bitmap, String scope, boolean isFeatures) {
        String text = "<bitmap " + bitmap + ">" + scope + "<field name='Latch' mask='0x2'/></bitmap>";
        assertThat(features("", text)).hasSize(isFeatures ? 1 : 0);
        assertThat(read(text + "<cluster><name>Garden Gate</name><code>1</code></cluster>")
                        .types())
                .hasSize(isFeatures ? 0 : 1);
    }

    @Test
    void aFeatureBitmapOfSeveralClustersIsEachOnesAndExtendsThoseOfOtherFiles() {
        DefinitionFile file = read("""
                <bitmap name="Feature" type="bitmap32">
                  <cluster code="1"/>
                  <cluster code="2"/>
                  <cluster code="0x99"/>
                  <field name="Latch" mask="0x1"/>
                </bitmap>
                <cluster><name>Gate</name><code>1</code></cluster>
                <cluster><name>Door</name><code>2</code></cluster>
                """);
        assertThat(file.clusters()).allMatch(cluster -> cluster.features().size() == 1);
        assertThat(file.types()).isEmpty();
        assertThat(file.extensions()).singleElement().satisfies(extension -> {
            assertThat(extension.id()).isEqualTo("0x99");
            assertThat(extension.features()).extracting(FeatureElement::name).containsExactly("Latch");
        });
    }

    @Test
    void ofTwoFeatureBitmapsTheSecondIsATypeLikeAnyOther() {
        DefinitionFile file = read("""
                <cluster><name>Gate</name><code>1</code></cluster>
                <bitmap name="GateFeature" type="bitmap32"><cluster code="1"/><field name="A" mask="1"/></bitmap>
                <bitmap name="BellFeature" type="bitmap32"><cluster code="1"/><field name="B" mask="1"/></bitmap>
                """);
        assertThat(file.clusters().get(0).features())
                .extracting(FeatureElement::name)
                .containsExactly("A");
        assertThat(file.types()).extracting(shared -> shared.type().name()).containsExactly("BellFeature");
    }

    @Test
    void aTypeMayBeAnotherNameOfOne() {
        assertThat(read("<typedef name='Metres' type='int32u'><cluster code='1'/></typedef>")
                        .types())
                .singleElement()
                .satisfies(shared -> {
                    assertThat(shared.type()).isInstanceOf(NumberElement.class);
                    assertThat(shared.type().name()).isEqualTo("Metres");
                    assertThat(((NumberElement) shared.type()).type()).isEqualTo("int32u");
                    assertThat(shared.clusters()).hasSize(1);
                });
    }

    @Test
    void aFeatureBitmapBesideFeaturesSaysTheSameAgain() {
        assertThat(
                        features(
                                "<features><feature bit='0' code='LT' name='Latch'/></features>",
                                "<bitmap name='Feature' type='bitmap32'><cluster code='1'/><field name='L' mask='1'/></bitmap>"))
                .containsExactly("0 LT Latch optionalConform");
    }

    @Test
    void typesStandBesideTheClustersThatHaveThem() {
        DefinitionFile file = read("""
                <enum name="GateEnum" type="ENUM16">
                  <cluster code="0x1"/>
                  <cluster code="2"/>
                  <item name="2.4 GHz" value="0x10"/>
                  <item name="On/Off" value="3"/>
                </enum>
                <bitmap name="GateBitmap" type="BITMAP16">
                  <field name="One" mask="0x1"/>
                  <field name="Three" mask="0x0E"/>
                  <field name="Last" mask="0x8000"/>
                </bitmap>
                <struct name="RailStruct" isFabricScoped="true">
                  <cluster code="1"/>
                  <item name="Length" type="int8u" optional="true"/>
                  <item fieldId="5" name="Owner" type="CHAR_STRING" isFabricSensitive="true" writable="false"/>
                  <item name="Parts" type="int8u" array="true"/>
                </struct>
                """);
        assertThat(file.types())
                .extracting(
                        type -> type.clusters().stream().map(ClusterCode::code).toList())
                .containsExactly(List.of("0x1", "2"), List.of(), List.of("1"));
        EnumElement gate = (EnumElement) file.types().get(0).type();
        assertThat(gate.type()).isEqualTo("enum16");
        assertThat(gate.items())
                .extracting(item -> item.value() + " " + item.name())
                .containsExactly("0x10 2.4 GHz", "3 On/Off");
        BitmapElement bits = (BitmapElement) file.types().get(1).type();
        assertThat(bits.type()).isEqualTo("map16");
        assertThat(bits.fields())
                .extracting(bit -> bit.name() + " " + bit.bit() + " " + bit.from() + " " + bit.to())
                .containsExactly("One 0 null null", "Three null 1 3", "Last 15 null null");
        StructElement rail = (StructElement) file.types().get(2).type();
        assertThat(text(rail.access())).isEqualTo("access(fabricScoped=true)");
        assertThat(rail.fields()).extracting(FieldElement::id).containsExactly("0", "5", "6");
        assertThat(text(rail.fields().get(0).conformance())).isEqualTo("optionalConform");
        assertThat(text(rail.fields().get(1).access())).isEqualTo("access(fabricSensitive=true)");
        assertThat(rail.fields().get(2).type()).isEqualTo("list");
        assertThat(problems.sorted()).isEmpty();
    }

    /** What is missing is for the linker to say; here it only must not stop the reading. */
    @Test
    void whatSaysNothingIsReadToo() {
        DefinitionFile file = read("""
                <cluster/>
                <cluster>
                  <attribute/>
                  <command source="client"><arg/></command>
                  <event><field/></event>
                  <features/>
                </cluster>
                <cluster>
                  <globalAttribute code="0xFFFC"><featureBit/></globalAttribute>
                </cluster>
                <clusterExtension/>
                <enum><item/></enum>
                <bitmap><field/></bitmap>
                <bitmap name="Feature" type="bitmap32"><cluster code="x"/><field/></bitmap>
                <struct><item/></struct>
                <typedef/>
                """);
        assertThat(file.clusters()).hasSize(3);
        assertThat(file.extensions()).hasSize(2);
        assertThat(file.types()).hasSize(4);
        assertThat(file.clusters().get(1).commands().get(0).fields())
                .extracting(FieldElement::id)
                .containsExactly("0");
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "type='boolean' default='0', false",
        "type='BOOLEAN' default='0x01', true",
        "type='boolean' default='true', true",
        "type='boolean' default='2', 2",
        "type='int8u' default='0', 0",
    })
    void theDefaultOfABooleanIsAWord(String attribute, String expected) {
        assertThat(attribute(attribute).defaultValue()).isEqualTo(expected);
    }

    @Test
    void slipsOfThePenAreReadAndSaid() {
        FieldElement attribute = attribute("type='char_string' lenght='16' defaut='x'");
        assertThat(text(attribute.constraints().get(0))).isEqualTo("constraint(maxLength(value=16))");
        assertThat(attribute.defaultValue()).isEqualTo("x");
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("misspelt", "misspelt");
    }

    @Test
    void whatStandsForSomethingStandsWhereItStood() {
        FieldElement attribute = onlyCluster("""
                        <cluster><code>1</code>

                          <attribute name="A" type="array" entryType="int8u" isNullable="true" max="3">
                            <access op="read" privilege="manage"/>
                          </attribute>
                        </cluster>
                        """).attributes().get(0);
        assertThat(List.of(
                        attribute.entry(),
                        attribute.access(),
                        attribute.quality(),
                        attribute.conformance(),
                        attribute.constraints().stream().findFirst()))
                .allSatisfy(node -> assertThat(node.map(XmlNode::location)).contains(attribute.location()));
        assertThat(attribute.location().line()).isEqualTo(4);
        assertThat(attribute.access().flatMap(access -> access.child("readPrivilege")))
                .hasValueSatisfying(
                        privilege -> assertThat(privilege.location().line()).isEqualTo(5));
    }

    private FieldElement attribute(String attributes) {
        return onlyCluster("<cluster><code>1</code><attribute side='server' " + attributes + "/></cluster>")
                .attributes()
                .get(0);
    }

    private List<String> features(String inCluster, String beside) {
        return onlyCluster("<cluster><name>Garden-Gate</name><code>1</code>" + inCluster + "</cluster>" + beside)
                .features()
                .stream()
                .map(feature ->
                        feature.bit() + " " + feature.code() + " " + feature.name() + " " + text(feature.conformance()))
                .toList();
    }

    private ClusterElement onlyCluster(String xml) {
        return read(xml).clusters().get(0);
    }

    private DefinitionFile read(String xml) {
        String text = "<configurator>\n" + xml + "</configurator>";
        return new DefinitionReader(Errata.read(List.of(), problems), problems)
                .read(new SourceFile("gate.xml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A node as text, attributes and elements alike: {@code access(read=true)}. */
    private static String text(Optional<XmlNode> node) {
        return node.map(SdkReaderTest::text).orElse("nothing");
    }

    private static String text(XmlNode node) {
        if (!node.text().isEmpty()) {
            return node.name() + "=" + node.text();
        }
        return node.children().isEmpty()
                ? node.name()
                : node.children().stream()
                        .map(SdkReaderTest::text)
                        .collect(Collectors.joining(" ", node.name() + "(", ")"));
    }
}
