package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.diff.Subject.Part;
import dev.clusterwright.generator.java.Origin;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Namespace;
import java.util.ArrayList;
import java.util.List;

/** What to call elements of a model in a report. */
final class Subjects {
    private Subjects() {}

    /** The subject of an element and of what it lies in. */
    static Subject of(Origin origin) {
        List<Part> parts = new ArrayList<>();
        for (Object element : origin.path()) {
            boolean inCluster = !parts.isEmpty() && parts.get(parts.size() - 1).kind() == Kind.CLUSTER;
            parts.add(part(element, inCluster));
        }
        return new Subject(parts);
    }

    private static Part part(Object element, boolean inCluster) {
        if (element instanceof Cluster own) {
            return new Part(Kind.CLUSTER, own.id(), own.name());
        } else if (element instanceof Field own) {
            return new Part(inCluster ? Kind.ATTRIBUTE : Kind.FIELD, own.id(), own.name());
        } else if (element instanceof Command own) {
            return new Part(Kind.COMMAND, own.id(), own.name());
        } else if (element instanceof Event own) {
            return new Part(Kind.EVENT, own.id(), own.name());
        } else if (element instanceof Feature own) {
            return new Part(Kind.FEATURE, own.bit(), own.name());
        } else if (element instanceof DeviceType own) {
            return new Part(Kind.DEVICE_TYPE, own.id(), own.name());
        } else if (element instanceof Namespace own) {
            return new Part(Kind.NAMESPACE, own.id(), own.name());
        } else if (element instanceof Namespace.Tag own) {
            return new Part(Kind.TAG, own.id(), own.name());
        }
        return typePart(element);
    }

    private static Part typePart(Object element) {
        if (element instanceof StructType own) {
            return new Part(Kind.STRUCT, Part.NO_ID, own.name());
        } else if (element instanceof EnumType own) {
            return new Part(Kind.ENUM, Part.NO_ID, own.name());
        } else if (element instanceof BitmapType own) {
            return new Part(Kind.BITMAP, Part.NO_ID, own.name());
        } else if (element instanceof Item own) {
            return new Part(Kind.ITEM, own.value(), own.name());
        } else if (element instanceof Bitfield own) {
            return new Part(Kind.BITFIELD, own.low(), own.name());
        }
        throw new IllegalArgumentException(
                "no Java is made of a " + element.getClass().getSimpleName());
    }
}
