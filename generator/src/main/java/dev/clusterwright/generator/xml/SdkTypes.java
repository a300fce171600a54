package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.ItemElement;
import dev.clusterwright.generator.xml.TypeElement.NumberElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads enums, bitmaps, structs and type definitions of the SDK dialect, which stand beside the clusters and name those that have them. */
final class SdkTypes {
    private static final Set<String> ENUM = Set.of("name", "type", "apiMaturity", "description", "cluster", "item");
    private static final Set<String> ITEM =
            Conformances.and("name", "value", "apiMaturity", "description", "introducedIn");
    private static final Set<String> BITMAP = Set.of("name", "type", "apiMaturity", "description", "cluster", "field");
    private static final Set<String> BITFIELD =
            Conformances.and("name", "mask", "apiMaturity", "description", "introducedIn");
    private static final Set<String> STRUCT =
            Set.of("name", "isFabricScoped", "apiMaturity", "description", "cluster", "item");
    private static final Set<String> TYPEDEF = Set.of("name", "type", "apiMaturity", "description", "cluster");
    private static final Pattern BITMAP_TYPE = Pattern.compile("bitmap(?=[0-9])");

    private final SdkMembers members;
    private final SdkAccess accesses;
    private final Problems problems;
    private final UnknownElements unknown;

    SdkTypes(SdkMembers members, Problems problems) {
        this.members = members;
        this.problems = problems;
        this.unknown = new UnknownElements(problems);
        this.accesses = new SdkAccess(problems);
    }

    /** The ids of the clusters that a type is for; none for a type that any may use. */
    List<ClusterCode> clusters(XmlNode type) {
        List<ClusterCode> codes = new ArrayList<>();
        for (XmlNode cluster : type.children("cluster")) {
            unknown.warn(cluster, Set.of("code"));
            String code = cluster.value("code");
            if (code == null) {
                problems.error(
                        "missing-number",
                        cluster.location(),
                        "a cluster of the type '" + SdkText.name(type) + "' has no code",
                        "Write <cluster code=\"...\"/>");
            } else {
                codes.add(new ClusterCode(cluster.location(), code));
            }
        }
        return codes;
    }

    EnumElement enumType(XmlNode node) {
        unknown.warn(node, ENUM);
        return new EnumElement(
                node.location(),
                SdkText.name(node),
                type(node),
                node.children("item").stream().map(this::item).toList());
    }

    BitmapElement bitmap(XmlNode node) {
        unknown.warn(node, BITMAP);
        String type = type(node);
        return new BitmapElement(
                node.location(),
                SdkText.name(node),
                type == null ? null : BITMAP_TYPE.matcher(type).replaceFirst("map"),
                node.children("field").stream().map(this::bitfield).toList());
    }

    /** Another name for a type. */
    NumberElement typedef(XmlNode node) {
        unknown.warn(node, TYPEDEF);
        return new NumberElement(node.location(), SdkText.name(node), node.value("type"));
    }

    StructElement struct(XmlNode node) {
        unknown.warn(node, STRUCT);
        return new StructElement(
                node.location(), SdkText.name(node), accesses.field(node), members.fields(node, "item"));
    }

    /** A bit, or the bits from one to another, of which the SDK dialect writes the mask. */
    BitfieldElement bitfield(XmlNode node) {
        unknown.warn(node, BITFIELD);
        String mask = node.value("mask");
        Optional<BigInteger> bits = SdkText.number(mask).filter(SdkTypes::isRun);
        if (mask != null && bits.isEmpty()) {
            problems.error(
                    "bad-mask",
                    node.location(),
                    "the mask of '" + SdkText.name(node) + "' is not one bit, nor bits beside each other: '" + mask
                            + "'",
                    "Write it as in 0x0C");
        }
        int low = bits.map(BigInteger::getLowestSetBit).orElse(0);
        int high = bits.map(BigInteger::bitLength).orElse(0) - 1;
        boolean single = low == high;
        return new BitfieldElement(
                node.location(),
                single ? Integer.toString(low) : null,
                bits.isPresent() && !single ? Integer.toString(low) : null,
                bits.isPresent() && !single ? Integer.toString(high) : null,
                SdkText.name(node),
                null,
                Conformances.of(node));
    }

    private ItemElement item(XmlNode node) {
        unknown.warn(node, ITEM);
        return new ItemElement(
                node.location(), node.value("value"), false, SdkText.name(node), null, Conformances.of(node));
    }

    private static boolean isRun(BigInteger mask) {
        return mask.signum() > 0
                && mask.shiftRight(mask.getLowestSetBit()).add(BigInteger.ONE).bitCount() == 1;
    }

    private static @Nullable String type(XmlNode node) {
        String type = node.value("type");
        return type == null ? null : type.toLowerCase(Locale.ROOT);
    }
}
