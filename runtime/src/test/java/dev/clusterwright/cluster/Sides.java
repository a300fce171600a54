package dev.clusterwright.cluster;

/** A bitmap like generated ones, of two bits with a name: 0 and 2. */
record Sides(long bits) implements Bitmap<Sides> {
    @Override
    public long toLong() {
        return bits;
    }

    @Override
    public long knownBits() {
        return 0b101;
    }

    @Override
    public Sides withBits(long other) {
        return new Sides(other);
    }

    @Override
    public String toString() {
        return Bitmap.toString(this, new Bit(0, "Left"), new Bit(2, "Top"));
    }
}
