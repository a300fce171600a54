package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.ModelElement.Widths;
import dev.clusterwright.type.OctetString;
import org.junit.jupiter.api.Test;

/** Random elements: writer and reader do what the rules say, as {@link ModelElement} spells them out. */
class TlvRoundTripTest {
    @Test
    void theWriterAgreesWithTheModel() {
        Seeds.forEach(0, 2_000, random -> {
            ModelElement model = RandomElements.element(random, RandomElements.topTag(random), 6);
            byte[] encoded = model.encode(Widths.FEWEST);
            TreeValue tree = model.toTree();
            assertThat(tree.encode()).isEqualTo(encoded);
            assertThat(TreeValue.decode(encoded, true)).isEqualTo(tree);
            TreeValue.skip(encoded, true);
        });
    }

    @Test
    void theReaderReadsWhateverWidthsAreChosen() {
        Seeds.forEach(10_000, 2_000, random -> {
            ModelElement model = RandomElements.element(random, RandomElements.topTag(random), 6);
            byte[] encoded = model.encode((min, max) -> min + random.nextInt(max - min + 1));
            assertThat(TreeValue.decode(encoded, true)).isEqualTo(model.toTree());
            TreeValue.skip(encoded, true);
        });
    }

    @Test
    void oneWriterAndOneReaderServeForAll() {
        TlvWriter writer = new TlvWriter();
        TlvReader reader = new TlvReader(new byte[0]);
        reader.acceptImplicitProfile(true);
        Seeds.forEach(20_000, 1_000, random -> {
            ModelElement model = RandomElements.element(random, RandomElements.topTag(random), 4);
            TreeValue tree = model.toTree();
            writer.reset();
            tree.write(writer);
            byte[] encoded = writer.toByteArray();
            assertThat(encoded).isEqualTo(model.encode(Widths.FEWEST));
            // Amid octets that belong to something else.
            int from = random.nextInt(20);
            byte[] larger = new byte[from + encoded.length + random.nextInt(20)];
            random.nextBytes(larger);
            System.arraycopy(encoded, 0, larger, from, encoded.length);
            reader.reset(larger, from, from + encoded.length);
            assertThat(reader.next()).isTrue();
            assertThat(TreeValue.read(reader)).isEqualTo(tree);
            reader.finish();
        });
    }

    @Test
    void anElementOfWhichNothingIsKnownGoesThroughUnchanged() {
        Seeds.forEach(30_000, 1_000, random -> {
            byte[] encoded = RandomElements.element(random, RandomElements.ANONYMOUS, 6)
                    .encode((min, max) -> min + random.nextInt(max - min + 1));
            TlvWriter writer = new TlvWriter();
            writer.startStructure();
            writer.tag(7).element(OctetString.of(encoded));
            writer.end();
            byte[] structure = writer.toByteArray();
            TlvReader reader = new TlvReader(structure);
            reader.acceptImplicitProfile(true);
            reader.next();
            reader.startStructure();
            assertThat(reader.next()).isTrue();
            assertThat(reader.contextTag()).isEqualTo(7);
            assertThat(reader.element()).isEqualTo(OctetString.of(encoded));
            reader.end();
            reader.finish();
        });
    }
}
