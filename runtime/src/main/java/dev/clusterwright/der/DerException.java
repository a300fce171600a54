package dev.clusterwright.der;

/** Says why octets are no DER, or not what was expected, and where. The message never repeats them. */
public final class DerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DerException(String problem, int offset) {
        super(problem + " (byte " + offset + ")");
    }
}
