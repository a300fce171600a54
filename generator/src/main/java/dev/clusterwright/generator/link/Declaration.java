package dev.clusterwright.generator.link;

import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.XmlNode;
import java.util.Optional;

/**
 * A cluster that a file declares: its id and name, and where the rest of it stands. Several share one element when a
 * schema serves several ids.
 */
record Declaration(long id, String name, Optional<XmlNode> conformance, ClusterElement element) {}
