package dev.clusterwright.generator.link;

import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.TypeElement;
import dev.clusterwright.generator.xml.XmlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cluster that a file declares: its id and name, and where the rest of it stands. Several share one element when a
 * schema serves several ids.
 *
 * @param conformance of the id itself: some are on trial
 * @param element what stands in the file; with what it inherits and what extends it
 * @param shared types that stand beside the cluster instead of within
 * @param sharesName whether another cluster has the same name
 */
record Declaration(
        long id,
        String name,
        Optional<XmlNode> conformance,
        ClusterElement element,
        List<TypeElement> shared,
        boolean sharesName) {
    Declaration {
        shared = List.copyOf(shared);
    }

    Declaration with(ClusterElement other) {
        return new Declaration(id, name, conformance, other, shared, sharesName);
    }

    /** Of all that is in a declaration, the id tells most: there is no need to look through whole elements. */
    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /** The id as messages show it. */
    String shownId() {
        return String.format(Locale.ROOT, "0x%04X", id);
    }
}
