package dev.clusterwright.benchmarks.crypto;

import java.security.GeneralSecurityException;

/** What every JDK has. */
final class Jdk {
    private Jdk() {}

    /** Makes something of the JDK's. */
    interface Source<T> {
        T get() throws GeneralSecurityException;
    }

    static <T> T get(Source<T> source) {
        try {
            return source.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has this", e);
        }
    }
}
