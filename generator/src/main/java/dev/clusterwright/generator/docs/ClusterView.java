package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * The page of a cluster.
 *
 * @param sentence what it is, in a sentence or two
 * @param facts classification and names
 * @param releases the revision in every release that has pages
 */
public record ClusterView(
        Frame frame,
        String id,
        String name,
        String summary,
        String sentence,
        List<Fact> facts,
        List<ReleaseView> releases,
        List<RevisionView> history,
        List<FeatureView> features,
        List<FieldView> attributes,
        List<MessageView> commands,
        List<MessageView> events,
        List<DeclaredView> types,
        List<UseView> deviceTypes,
        JavaView java,
        SurveyView survey) {
    /** Something that a word names and another tells. */
    public record Fact(String name, String value) {}

    /** The same in a release, perhaps this one. */
    public record ReleaseView(Link release, int revision, boolean current) {}

    /** What a revision changed. */
    public record RevisionView(int number, String summary) {}

    /**
     * A feature.
     *
     * @param dependants what is there or not depending on it
     */
    public record FeatureView(
            String anchor,
            int bit,
            String code,
            String name,
            String summary,
            String conformance,
            List<Link> dependants,
            String java) {}

    /**
     * A command or an event.
     *
     * @param direction who sends it to whom; empty for an event
     * @param priority of an event; empty for a command
     * @param response what answers a request: a response, or words; empty for anything else
     * @param javaRecord its class
     * @param javaMethod the method of client and server; empty for a response
     */
    public record MessageView(
            String anchor,
            String code,
            String name,
            String summary,
            String direction,
            String priority,
            Link response,
            List<String> access,
            String conformance,
            List<FieldView> fields,
            String javaRecord,
            String javaConstant,
            String javaMethod) {}

    /** A device type that has the cluster, or may have it. */
    public record UseView(Link deviceType, String id, String side, String conformance) {}

    /** Its classes. */
    public record JavaView(String packageName, String className, String client, String server) {}
}
