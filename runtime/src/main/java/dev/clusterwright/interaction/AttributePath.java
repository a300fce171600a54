package dev.clusterwright.interaction;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.Maybe;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes are meant (Matter Core, chapter 10, AttributePathIB). What is null stands for every one there is: a
 * path with an endpoint, a cluster and an attribute is concrete, any other is a wildcard. Immutable and thread-safe.
 *
 * @param enableTagCompression whether what is missing is to be taken from the path before; null for no
 * @param node the node that is meant; null for the one that receives it
 * @param endpoint the endpoint; null for all
 * @param cluster the id of the cluster; null for all
 * @param attribute the id of the attribute; null for all
 * @param listIndex null when the data is one more item of a list; absent when it is all of the value
 * @param wildcardPathFlags what a wildcard is to skip, a bit each; null for nothing
 * @param wildcardFilterConfigurationVersion the configuration of the node that the reader knows already; provisional
 */
public record AttributePath(
        @Nullable Boolean enableTagCompression,
        @Nullable Long node,
        @Nullable Integer endpoint,
        @Nullable Long cluster,
        @Nullable Long attribute,
        Maybe<Integer> listIndex,
        @Nullable Long wildcardPathFlags,
        @Nullable Long wildcardFilterConfigurationVersion) {
    /** Reads and writes this as TLV. */
    public static final TlvCodec<AttributePath> CODEC = new Codec();

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public AttributePath {
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("cluster", cluster, 32);
        Integers.checkUnsigned("attribute", attribute, 32);
        Integers.checkUnsigned("listIndex", listIndex.orNull(), 16);
        Integers.checkUnsigned("wildcardPathFlags", wildcardPathFlags, 32);
        Integers.checkUnsigned("wildcardFilterConfigurationVersion", wildcardFilterConfigurationVersion, 32);
    }

    /** The attributes of the node that receives this; null stands for all. */
    public AttributePath(@Nullable Integer endpoint, @Nullable Long cluster, @Nullable Long attribute) {
        this(null, null, endpoint, cluster, attribute, Maybe.absent(), null, null);
    }

    /** One attribute of an endpoint. */
    public static AttributePath of(int endpoint, Attribute<?> attribute) {
        return new AttributePath(endpoint, attribute.clusterId(), attribute.id());
    }

    /** This for one more item of a list: what is written is appended to what is there. */
    public AttributePath appending() {
        return new AttributePath(
                enableTagCompression,
                node,
                endpoint,
                cluster,
                attribute,
                Maybe.ofNull(),
                wildcardPathFlags,
                wildcardFilterConfigurationVersion);
    }

    /** Whether it names one attribute of one endpoint. */
    public boolean isConcrete() {
        return endpoint != null && cluster != null && attribute != null;
    }

    /** Whether what is missing is to be taken from the path before. */
    public boolean compressesTags() {
        return Boolean.TRUE.equals(enableTagCompression);
    }

    private static final class Codec implements TlvCodec<AttributePath> {
        private static final TlvShape SHAPE = TlvShape.of("AttributePathIB")
                .optional(0, "EnableTagCompression")
                .optional(1, "Node")
                .optional(2, "Endpoint")
                .optional(3, "Cluster")
                .optional(4, "Attribute")
                .optional(5, "ListIndex")
                .optional(6, "WildcardPathFlags")
                .optional(7, "WildcardFilterConfigurationVersion");

        @Override
        public void encode(TlvWriter writer, AttributePath value) {
            writer.startList();
            if (value.enableTagCompression != null) {
                writer.bool(0, value.enableTagCompression);
            }
            if (value.node != null) {
                writer.unsigned(1, value.node);
            }
            if (value.endpoint != null) {
                writer.unsigned(2, value.endpoint);
            }
            if (value.cluster != null) {
                writer.unsigned(3, value.cluster);
            }
            if (value.attribute != null) {
                writer.unsigned(4, value.attribute);
            }
            if (value.listIndex.isPresent()) {
                writer.unsigned(5, value.listIndex.get());
            } else if (value.listIndex.isNull()) {
                writer.nullValue(5);
            }
            if (value.wildcardPathFlags != null) {
                writer.unsigned(6, value.wildcardPathFlags);
            }
            if (value.wildcardFilterConfigurationVersion != null) {
                writer.unsigned(7, value.wildcardFilterConfigurationVersion);
            }
            writer.end();
        }

        @Override
        public AttributePath decode(TlvReader reader) {
            Boolean enableTagCompression = null;
            Long node = null;
            Integer endpoint = null;
            Long cluster = null;
            Long attribute = null;
            Maybe<Integer> listIndex = Maybe.absent();
            Long wildcardPathFlags = null;
            Long wildcardFilterConfigurationVersion = null;
            reader.startList(SHAPE);
            do {
                if (reader.field(0)) {
                    enableTagCompression = reader.bool();
                }
                if (reader.field(1)) {
                    node = reader.uint64();
                }
                if (reader.field(2)) {
                    endpoint = reader.uint16();
                }
                if (reader.field(3)) {
                    cluster = reader.uint32();
                }
                if (reader.field(4)) {
                    attribute = reader.uint32();
                }
                if (reader.field(5)) {
                    listIndex = reader.readNull() ? Maybe.ofNull() : Maybe.of(reader.uint16());
                }
                if (reader.field(6)) {
                    wildcardPathFlags = reader.uint32();
                }
                if (reader.field(7)) {
                    wildcardFilterConfigurationVersion = reader.uint32();
                }
            } while (reader.moreFields());
            reader.end();
            return new AttributePath(
                    enableTagCompression,
                    node,
                    endpoint,
                    cluster,
                    attribute,
                    listIndex,
                    wildcardPathFlags,
                    wildcardFilterConfigurationVersion);
        }
    }
}
