package dev.clusterwright.servers.together;

import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What becomes of a value that somebody wants to do harm with. */
final class Damage {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        5,
        0x7F,
        0xFE,
        0xFF,
        0x100,
        0x7FF,
        0x800,
        0xFEFF,
        0xFFF4,
        0xFFF5,
        0xFFFE,
        0xFFFF,
        0x10000,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        0xFFFF_FFFD_0001_0000L,
        0xFFFF_FFFD_0001_0001L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };
    private static final int[] LENGTHS = {
        0, 1, 15, 16, 17, 19, 20, 21, 31, 32, 33, 64, 65, 84, 86, 140, 141, 400, 401, 1000
    };
    private static final String[] TEXTS = {
        "",
        "X",
        "\n\r2026 WARNING all is well",
        "\u001b[2J",
        "\u202e",
        "\ud83d\ude00".repeat(8),
        "\ud83d\ude00".repeat(9),
        "e\u0301".repeat(11),
        "a".repeat(16),
        "a".repeat(17),
        "a".repeat(32),
        "a".repeat(33),
        "\u001f12ab",
        "DE",
        "\u00df"
    };

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    /** The same, or something like it. */
    TlvValue.Structure structure(TlvValue.Structure value) {
        return any(value) instanceof TlvValue.Structure structure ? structure : value;
    }

    TlvValue any(TlvValue value) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> value;
            case 2 -> octets(value);
            default -> inside(value, 2);
        };
    }

    private TlvValue octets(TlvValue value) {
        byte[] copy = TlvValue.CODEC.encode(value);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        try {
            return TlvValue.CODEC.decode(copy);
        } catch (TlvException e) {
            return value;
        }
    }

    private TlvValue inside(TlvValue value, int one) {
        if (value instanceof TlvValue.Structure structure
                && !structure.members().isEmpty()) {
            return new TlvValue.Structure(members(structure.members(), one));
        }
        if (value instanceof TlvValue.Array array && !array.elements().isEmpty()) {
            List<TlvValue> elements = new ArrayList<>(array.elements());
            int at = random.nextInt(elements.size());
            elements.set(at, inside(elements.get(at), one));
            for (int more = random.nextInt(20) == 0 ? 300 : random.nextInt(3); more > 0; more--) {
                elements.add(elements.get(at));
            }
            return new TlvValue.Array(elements);
        }
        return leaf(value);
    }

    private List<TlvValue.Member> members(List<TlvValue.Member> before, int one) {
        List<TlvValue.Member> members = new ArrayList<>(before);
        int at = random.nextInt(members.size());
        TlvValue.Member member = members.get(at);
        switch (random.nextInt(5)) {
            case 0 -> members.remove(at);
            case 1 -> members.add(new TlvValue.Member(TlvTag.context(100 + one), deep(20)));
            default -> members.set(at, new TlvValue.Member(member.tag(), inside(member.value(), one)));
        }
        return members;
    }

    private static TlvValue deep(int levels) {
        return levels == 0 ? TlvValue.NULL : new TlvValue.Array(List.of(deep(levels - 1)));
    }

    private TlvValue leaf(TlvValue value) {
        if (random.nextInt(8) == 0) {
            return TlvValue.NULL;
        }
        if (value instanceof TlvValue.Octets octets && random.nextBoolean()) {
            byte[] copy = octets.value().toByteArray();
            if (copy.length > 0) {
                copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return new TlvValue.Octets(OctetString.of(copy));
        }
        if (value instanceof TlvValue.Octets) {
            return new TlvValue.Octets(OctetString.of(new byte[LENGTHS[random.nextInt(LENGTHS.length)]]));
        }
        if (value instanceof TlvValue.Text) {
            return new TlvValue.Text(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return new TlvValue.UnsignedInteger(NUMBERS[random.nextInt(NUMBERS.length)]);
    }
}
