package dev.clusterwright.clusters;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every codec of the bundled clusters, and octets that lost something on their way or that someone made up. */
class HostileOctetsTest {
    private static final int RANDOM_ENCODINGS = 3;

    /** How many vectors there are of a payload at most: all would take seconds, and differ from each other in little. */
    private static final int SAMPLES = 2;

    /** How many entries a list has whose memory is measured. */
    private static final int MANY = 2_000;

    /** An empty structure and an empty array. */
    private static final List<byte[]> SHORTEST = List.of(new byte[] {0x15, 0x18}, new byte[] {0x16, 0x18});

    /** What codecs are given to read, with a name. */
    private record Given(String name, TlvCodec<?> codec, OctetString encoding) {}

    @Test
    void noCodecOfAClusterIsLost() {
        Set<TlvCodec<?>> known = new HashSet<>();
        KnownCodec.GENERATED.forEach(codec -> known.add(codec.codec()));

        assertThat(Bundled.clusters()).hasSizeGreaterThanOrEqualTo(28).allSatisfy(cluster -> {
            assertThat(cluster.commands()).allMatch(command -> known.contains(command.codec()));
            assertThat(cluster.responses()).allMatch(response -> known.contains(response.codec()));
            assertThat(cluster.events()).allMatch(event -> known.contains(event.codec()));
            assertThat(cluster.attributes()).allMatch(attribute -> known.contains(attribute.codec()));
        });
    }

    @Test
    void codecsOfTheRuntimeAreFound() {
        assertThat(KnownCodec.RUNTIME)
                .extracting(KnownCodec::name)
                .contains(
                        "tlv.TlvCodecs.TEXT",
                        "interaction.AttributePath.CODEC",
                        "interaction.AttributeReport.CODEC",
                        "interaction.EventReport.CODEC",
                        "interaction.InvokeResult.CODEC",
                        "interaction.StatusCode.CODEC");
        assertThat(KnownCodec.RUNTIME.stream().map(KnownCodec::codec).<Object>map(codec -> codec))
                .contains(Stream.of(Message.class.getPermittedSubclasses())
                        .map(HostileOctetsTest::codecOf)
                        .toArray());
    }

    @TestFactory
    Stream<DynamicTest> everyPrefixIsTruncated() {
        return forEach(given -> {
            byte[] whole = given.encoding.toByteArray();
            assertThat(AnyOctets.check(given.codec, whole)).isNull();
            for (int length = 0; length < whole.length; length++) {
                TlvException refusal = AnyOctets.check(given.codec, Arrays.copyOf(whole, length));
                if (refusal == null || refusal.error() != TlvError.TRUNCATED) {
                    throw new AssertionError("the first " + length + " octets are no truncation but " + refusal);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> flippedBitIsRefusedOrGivesAValue() {
        return forEach(given -> {
            byte[] octets = given.encoding.toByteArray();
            for (int bit = 0; bit < octets.length * Byte.SIZE; bit++) {
                octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                AnyOctets.check(given.codec, octets);
                octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            }
        });
    }

    /** The shorter an entry is, the more of them there are, and each is an object. */
    @TestFactory
    Stream<DynamicTest> manyShortEntriesTakeNoMoreThanTheirShare() {
        return KnownCodec.GENERATED.stream()
                .map(known -> dynamicTest(known.name(), () -> {
                    byte[] shortest = Stream.concat(SHORTEST.stream(), known.encodings(20).stream())
                            .filter(encoding -> AnyOctets.check(known.codec(), encoding) == null)
                            .min(Comparator.comparingInt(encoding -> encoding.length))
                            .orElseThrow();
                    byte[] list = listOf(MANY, shortest);
                    assertThat(AnyOctets.check(TlvCodecs.list(known.codec()), list))
                            .isNull();
                    // Refused too, but only when all entries have been read.
                    assertThat(AnyOctets.check(TlvCodecs.list(known.codec()), Arrays.copyOf(list, list.length - 1)))
                            .isNotNull();
                }));
    }

    /** Definitions that change leave inputs behind that nothing reads any more. */
    @Test
    void mostInputsOfTheFuzzTestAreStillRead() throws IOException {
        int all = 0;
        int read = 0;
        for (Path file : inputs()) {
            byte[] input = Files.readAllBytes(file);
            byte[] octets = Arrays.copyOfRange(input, CodecFuzzTest.HEADER, input.length);
            all++;
            if (CodecFuzzTest.codecs(input).stream()
                    .anyMatch(codec -> AnyOctets.check(codec.codec(), octets) == null)) {
                read++;
            }
        }

        assertThat(all).isGreaterThan(150);
        assertThat(read).as("inputs that are read; see CodecFuzzInputs").isGreaterThan(all * 3 / 4);
    }

    private static Object codecOf(Class<?> message) {
        try {
            return PublicClasses.valueOf(message.getField("CODEC"), TlvCodec.class);
        } catch (NoSuchFieldException e) {
            throw new LinkageError(message + " has no codec", e);
        }
    }

    private static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(CodecFuzzInputs.FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(CodecFuzzInputs.SPOILT))
                    .toList();
        }
    }

    private static byte[] listOf(int count, byte[] entry) {
        int array = 0x16;
        int end = 0x18;
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write(array);
        for (int i = 0; i < count; i++) {
            list.writeBytes(entry);
        }
        list.write(end);
        return list.toByteArray();
    }

    private static Stream<DynamicTest> forEach(Consumer<Given> check) {
        Stream<Given> samples =
                Sample.all().stream()
                        .collect(groupingBy(Sample::payload, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .flatMap(ofPayload -> ofPayload.stream().limit(SAMPLES))
                        .map(sample -> new Given(sample.name(), sample.payload().codec(), sample.encoding()));
        Stream<Given> random = KnownCodec.GENERATED.stream().flatMap(known -> random(known));
        // In a thread with a short stack: its depth makes exceptions dear, and most bad input ends in one.
        return Stream.concat(samples, random)
                .map(given -> dynamicTest(
                        given.name,
                        () -> CompletableFuture.runAsync(() -> check.accept(given))
                                .join()));
    }

    private static Stream<Given> random(KnownCodec<?> known) {
        List<byte[]> encodings = known.encodings(RANDOM_ENCODINGS);
        return encodings.stream().map(encoding -> new Given(known.name(), known.codec(), OctetString.of(encoding)));
    }
}
