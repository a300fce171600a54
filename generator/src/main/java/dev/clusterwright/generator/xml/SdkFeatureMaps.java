package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bitmaps that are features. Before {@code <features>}, a cluster's features were a bitmap of 32 bits beside
 * it whose name ends in {@code Feature}, such as {@code OnOffFeature} for {@code On/Off}. What stands before that is the
 * cluster's name, its start, or that of the cluster that it was copied from, so the clusters count that the bitmap names.
 * One that names none is for that cluster of its own file whose name starts like its own.
 *
 * <p>A cluster that the bitmap names may stand in another file; to that one it is an extension.
 */
final class SdkFeatureMaps {
    private static final String FEATURE = "Feature";

    /** The clusters of the file by id. */
    private final Map<BigInteger, XmlNode> clusters = new HashMap<>();

    private final Map<BigInteger, XmlNode> ofClusters = new HashMap<>();
    private final Map<ClusterCode, XmlNode> ofOthers = new LinkedHashMap<>();

    SdkFeatureMaps(List<XmlNode> clusters) {
        for (XmlNode cluster : clusters) {
            SdkText.number(cluster.value("code")).ifPresent(code -> this.clusters.putIfAbsent(code, cluster));
        }
    }

    /** The features of a cluster of this file. */
    Optional<XmlNode> of(XmlNode cluster) {
        return SdkText.number(cluster.value("code")).map(ofClusters::get);
    }

    /** The features of clusters that stand elsewhere. */
    Map<ClusterCode, XmlNode> ofOthers() {
        return ofOthers;
    }

    /**
     * Takes a bitmap for those clusters whose features it is.
     *
     * @param codes the clusters that it names
     * @return for whom it is a bitmap like any other; nothing if it is features and no more
     */
    Optional<List<ClusterCode>> takeFrom(XmlNode bitmap, List<ClusterCode> codes) {
        String prefix = prefix(bitmap);
        if (prefix == null) {
            return Optional.of(codes);
        }
        if (codes.isEmpty()) {
            List<BigInteger> meant = clusters.keySet().stream()
                    .filter(code -> isNamed(code, prefix))
                    .toList();
            meant.forEach(code -> ofClusters.putIfAbsent(code, bitmap));
            return meant.isEmpty() ? Optional.of(codes) : Optional.empty();
        }
        List<ClusterCode> others = new ArrayList<>();
        for (ClusterCode code : codes) {
            BigInteger number = SdkText.number(code.code()).orElse(BigInteger.ONE.negate());
            if (!clusters.containsKey(number)) {
                ofOthers.put(code, bitmap);
            } else if (ofClusters.putIfAbsent(number, bitmap) != null) {
                others.add(code);
            }
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(others);
    }

    private boolean isNamed(BigInteger code, String prefix) {
        XmlNode cluster = clusters.get(code);
        return cluster != null && letters(cluster.value("name", "")).startsWith(prefix);
    }

    /** What stands before {@code Feature}, as letters; null if the bitmap is no feature map. */
    private static @Nullable String prefix(XmlNode bitmap) {
        String name = bitmap.value("name", "");
        return name.endsWith(FEATURE) && "bitmap32".equalsIgnoreCase(bitmap.value("type"))
                ? letters(name.substring(0, name.length() - FEATURE.length()))
                : null;
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
