package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * The page of the types that belong to no page of a cluster.
 *
 * @param globals types that no cluster declares
 * @param borrowed types of clusters that have no page
 */
public record TypesView(Frame frame, List<BaseView> bases, List<DeclaredView> globals, List<DeclaredView> borrowed) {
    /**
     * A type that every cluster may use.
     *
     * @param range of its values, or of its length; empty where there is none
     */
    public record BaseView(String anchor, String name, String kind, String range, String java) {}
}
