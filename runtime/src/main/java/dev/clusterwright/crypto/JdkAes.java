package dev.clusterwright.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.jspecify.annotations.Nullable;

/**
 * AES of the JDK under one key, for BouncyCastle's modes. The JDK encrypts with the processor's own instructions, where
 * BouncyCastle looks things up in tables, which is slower and which a cache may tell of. Only encrypts, as CCM needs no more.
 * Not thread-safe.
 */
final class JdkAes implements BlockCipher {
    private static final String TRANSFORMATION = "AES/ECB/NoPadding";
    private static final int BLOCK = 16;
    /** Looking for it each time takes as long as 20 blocks. */
    private static final Provider PROVIDER = cipher(null).getProvider();

    private final Cipher cipher = cipher(PROVIDER);

    JdkAes(SecretKeyMaterial key) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.asKey("AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("16 octets are a key of AES", e);
        }
    }

    private static Cipher cipher(@Nullable Provider provider) {
        try {
            return provider == null ? Cipher.getInstance(TRANSFORMATION) : Cipher.getInstance(TRANSFORMATION, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    /** Has the key already, and takes none. */
    @Override
    public void init(boolean forEncryption, CipherParameters parameters) {
        if (!forEncryption) {
            throw new IllegalArgumentException("this only encrypts");
        }
    }

    @Override
    public String getAlgorithmName() {
        return "AES";
    }

    @Override
    public int getBlockSize() {
        return BLOCK;
    }

    @Override
    public int processBlock(byte[] input, int inputOffset, byte[] output, int outputOffset) {
        try {
            return cipher.update(input, inputOffset, BLOCK, output, outputOffset);
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("there is no room for a block", e);
        }
    }

    /** Remembers nothing of a block. */
    @Override
    public void reset() {}
}
