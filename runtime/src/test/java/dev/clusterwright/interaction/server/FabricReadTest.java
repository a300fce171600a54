package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fabrics see of each other's entries. */
class FabricReadTest {
    private final ReadFixture fixture = new ReadFixture();

    @ParameterizedTest(name = "{0}, filtered {1}")
    @CsvSource(delimiter = '|', textBlock = """
            viewer | true  | [{1 = 10U, 2 = 100U, 254 = 1U}, {1 = 30U, 2 = 300U, 254 = 1U}]
            viewer | false | [{1 = 10U, 2 = 100U, 254 = 1U}, {1 = 20U, 254 = 2U}, {1 = 30U, 2 = 300U, 254 = 1U}, {1 = 40U, 254 = 0U}]
            other  | true  | [{1 = 20U, 2 = 200U, 254 = 2U}]
            other  | false | [{1 = 10U, 254 = 1U}, {1 = 20U, 2 = 200U, 254 = 2U}, {1 = 30U, 254 = 1U}, {1 = 40U, 254 = 0U}]
            pase   | true  | []
            pase   | false | [{1 = 10U, 254 = 1U}, {1 = 20U, 254 = 2U}, {1 = 30U, 254 = 1U}, {1 = 40U, 254 = 0U}]
            """)
    void entriesOfOthersAreLeftOutOrLackWhatIsSensitive(String subject, boolean filtered, String expected) {
        for (AttributePath path : List.of(AttributePath.of(1, Shelf.OWNERS), new AttributePath(1, Shelf.ID, null))) {
            assertThat(read(subject, filtered, path)).isEqualTo(TlvText.parse(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void listsWithoutFabricsAreForAll(boolean filtered) {
        assertThat(read(Shelf.NAMES.id(), "other", filtered, AttributePath.of(1, Shelf.NAMES)))
                .isEqualTo(TlvText.parse("[\"atlas\", \"novel\"]"));
    }

    private TlvValue read(String subject, boolean filtered, AttributePath path) {
        return read(Shelf.OWNERS.id(), subject, filtered, path);
    }

    private TlvValue read(long attribute, String subject, boolean filtered, AttributePath path) {
        ReadRequest request = new ReadRequest(List.of(path), null, null, filtered, null);
        return ReadFixture.attributeReports(fixture.messages(ReadFixture.session(subject), request)).stream()
                .map(AttributeData.class::cast)
                .filter(data -> Long.valueOf(attribute).equals(data.path().attribute()))
                .map(data -> TlvValue.CODEC.decode(data.data().toByteArray()))
                .findFirst()
                .orElseThrow();
    }
}
