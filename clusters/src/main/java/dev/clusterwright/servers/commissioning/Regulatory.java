package dev.clusterwright.servers.commissioning;

import dev.clusterwright.clusters.generalcommissioning.RegulatoryLocationTypeEnum;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.StoredValue;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.function.Function;

/** Where a node has been put up, as far as the law minds: which country, and whether in the open. Stored. */
final class Regulatory {
    private static final String NAME = "commissioning/regulatory";
    private static final String NO_COUNTRY = "XX";
    private static final int LOCATION = 1;
    private static final int COUNTRY_CODE = 2;

    private final Storage storage;
    private final StoredValue<Place> place;
    private final AttributeHandler<RegulatoryLocationTypeEnum> config;
    private final AttributeHandler<String> countryCode;

    /** The place that is stored; one that could be anywhere, as far as the node is built for it, if none is. */
    Regulatory(Storage storage, RegulatoryLocationTypeEnum capability) {
        this.storage = storage;
        OctetString stored = storage.read(NAME).get(NAME);
        this.place = new StoredValue<>(stored == null ? new Place(capability, NO_COUNTRY) : decode(stored));
        this.config = AttributeHandler.computed(() -> place.get().location());
        this.countryCode = new CountryCode();
    }

    private record Place(RegulatoryLocationTypeEnum location, String countryCode) {}

    /** The attribute RegulatoryConfig. */
    AttributeHandler<RegulatoryLocationTypeEnum> config() {
        return config;
    }

    /** The attribute Location of Basic Information. */
    AttributeHandler<String> countryCode() {
        return countryCode;
    }

    void set(Transaction transaction, RegulatoryLocationTypeEnum location, String country) {
        Place before = place.get(transaction);
        Place after = new Place(location, country);
        place.set(transaction, after);
        transaction.put(NAME, encode(after));
        tellIfChanged(transaction, before, after, Place::location, config);
        tellIfChanged(transaction, before, after, Place::countryCode, countryCode);
    }

    private static <T> void tellIfChanged(
            Transaction transaction,
            Place before,
            Place after,
            Function<Place, T> part,
            AttributeHandler<T> attribute) {
        if (!part.apply(before).equals(part.apply(after))) {
            transaction.afterwards(attribute::changed);
        }
    }

    private static OctetString encode(Place place) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.unsigned(LOCATION, place.location().value());
        writer.text(COUNTRY_CODE, place.countryCode());
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private static Place decode(OctetString entry) {
        RegulatoryLocationTypeEnum location = RegulatoryLocationTypeEnum.INDOOR_OUTDOOR;
        String countryCode = NO_COUNTRY;
        try {
            TlvReader reader = new TlvReader(entry.toByteArray());
            reader.next();
            reader.startUntaggedStructure();
            while (reader.next()) {
                switch (reader.contextTag()) {
                    case LOCATION -> location = RegulatoryLocationTypeEnum.of(reader.uint8());
                    case COUNTRY_CODE -> countryCode = reader.text();
                    default -> reader.skip();
                }
            }
            reader.end();
            reader.finish();
        } catch (TlvException e) {
            throw new StorageException("the entry " + NAME + " of the store is damaged; restore it from a copy", e);
        }
        return new Place(location, countryCode);
    }

    private final class CountryCode extends AttributeHandler<String> {
        @Override
        public String read() {
            return place.get().countryCode();
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void write(String value, InteractionContext context) {
            storage.change(
                    transaction -> set(transaction, place.get(transaction).location(), value));
        }
    }
}
