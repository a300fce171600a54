/** A program in a module of its own. */
module com.example.controller {
    requires dev.clusterwright.clusters;
    requires dev.clusterwright.runtime;
}
