package dev.clusterwright.benchmarks.crypto;

import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The certificate of a node with two tags, Node02_03 of the public vectors: 301 octets in TLV, 569 in DER. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CertificateBenchmark {
    private static final OctetString TLV = OctetString.fromHex(
            "153001080ed19055e31c566b2402013703271304000000cacacaca27151d0000000000b0fa182604ef171b2726056eb5"
                    + "b94c3706271103000200dededede27151d0000000000b0fa2c010d546573744365727430325f303326160100cdab1824"
                    + "070124080130094104ab9b9ca9e19376c4f57ddec4386a00fc3e8a4b388cd18ab4ffccda4562080c08b5e716e6b2cec5"
                    + "7d22d60187a920fba0b457b9ac8c29e19a367e2ff01b5c7a59370a350128011824020136030402040118300414e57f7a"
                    + "b374b02f53efa0a5b652f2211c1aaf05cf300514e1e76e6777851dd77416bddd35ec3c137c4729dc18300b408f32e683"
                    + "2ddded553e0202d26186db08866e2eac3bec3d1f11d1740097ee5deacc2275f7000ca1e5e49bab4519c670f7c2509cce"
                    + "1897ce958ae8f4a9499f33ea18");
    /** The key of its issuer, ICA02. */
    private static final OctetString ISSUER = OctetString.fromHex(
            "04fa9fd28cb76a77ef0e3930d59e412bd18eb20effd5197ef47139379390378a48043248189cc4a97417757e0e7b7672"
                    + "34d9cb03dc75289a9974be3df761a756be");

    private final MatterCertificate certificate = MatterCertificate.decode(TLV);
    private final P256PublicKey issuer = P256PublicKey.of(ISSUER);
    private final OctetString der = certificate.toX509();
    private final byte[] derOctets = der.toByteArray();
    private int readings;

    private final CertificateFactory factoryJdk = Jdk.get(() -> CertificateFactory.getInstance("X.509"));

    /** Makes sure that both forms are the same certificate, signed with the issuer's key. */
    @Setup
    public void setUp() {
        if (!fromX509().equals(certificate) || !encode().equals(TLV) || !isSignedBy()) {
            throw new IllegalStateException("certificates differ");
        }
    }

    /** Reads TLV. */
    @Benchmark
    public MatterCertificate decode() {
        return MatterCertificate.decode(TLV);
    }

    /** Writes TLV. */
    @Benchmark
    public OctetString encode() {
        return certificate.encode();
    }

    /** Reads DER. */
    @Benchmark
    public MatterCertificate fromX509() {
        return MatterCertificate.fromX509(der);
    }

    /** Writes DER. */
    @Benchmark
    public OctetString toX509() {
        return certificate.toX509();
    }

    /** Reads DER with the JDK. As it remembers what it has read, the end of the signature is another each time. */
    @Benchmark
    public Certificate fromX509Jdk() throws GeneralSecurityException {
        ByteBuffer.wrap(derOctets).putInt(derOctets.length - Integer.BYTES, readings++);
        return factoryJdk.generateCertificate(new ByteArrayInputStream(derOctets));
    }

    /** Writes DER and verifies the signature, with a key that has verified before. */
    @Benchmark
    public boolean isSignedBy() {
        return certificate.isSignedBy(issuer);
    }
}
