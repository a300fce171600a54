package dev.clusterwright.crypto;

/**
 * Says that octets from outside are not what a primitive takes: no point of the curve, no signature, no message sealed with
 * this key. The message never repeats them.
 *
 * <p>A caller who uses a primitive wrongly gets an {@link IllegalArgumentException} or {@link IllegalStateException}.
 */
public final class CryptoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CryptoException(String message) {
        super(message);
    }
}
