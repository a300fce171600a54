package dev.clusterwright.generator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** As much of a class file as it takes to know how large its methods are (Java Virtual Machine Specification, 4). */
final class ClassFile {
    private ClassFile() {}

    /** The octets of the largest method of a class. */
    static int largestMethod(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4); // version
        int constants = in.readUnsignedShort();
        String[] texts = new String[constants];
        for (int i = 1; i < constants; i++) {
            switch (in.readUnsignedByte()) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(2);
            }
        }
        in.skipNBytes(6); // access, this, super
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        members(in, texts); // fields
        return members(in, texts);
    }

    private static int members(DataInputStream in, String[] texts) throws IOException {
        int largest = 0;
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            in.skipNBytes(6); // access, name, type
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String name = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if ("Code".equals(name)) {
                    in.skipNBytes(4); // stack, locals
                    int code = in.readInt();
                    largest = Math.max(largest, code);
                    in.skipNBytes(length - 8L);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
        return largest;
    }
}
