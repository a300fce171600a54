package dev.clusterwright.generator.java;

/**
 * What may be different in the code of the same model.
 *
 * @param basePackage the package that each cluster's own package lies in
 * @param keepsUnknownFields whether records keep the fields that their definition does not have, to encode them again
 * @param clients whether clusters have clients
 * @param servers whether clusters have servers
 */
public record JavaOptions(String basePackage, boolean keepsUnknownFields, boolean clients, boolean servers) {
    /** Clients and servers, and records that skip what they do not know. */
    public static JavaOptions of(String basePackage) {
        return new JavaOptions(basePackage, false, true, true);
    }
}
