package dev.clusterwright.crypto;

import java.util.HexFormat;
import java.util.Random;

/** What the tests of this package write down and draw. */
final class Secrets {
    private static final HexFormat HEX = HexFormat.of();

    private Secrets() {}

    static byte[] hex(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }

    static String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    static SecretKeyMaterial secret(String hex) {
        return SecretKeyMaterial.copyOf(hex(hex));
    }

    static byte[] octets(SecretKeyMaterial secret) {
        byte[] octets = new byte[secret.length()];
        secret.copyTo(octets, 0);
        return octets;
    }

    static byte[] random(Random random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    /** The octets from the first to the last, each one more than the one before. */
    static byte[] range(int first, int last) {
        byte[] octets = new byte[last - first + 1];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (first + i);
        }
        return octets;
    }
}
