package dev.clusterwright.generator;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Change.Kind;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Cluster.Classification;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Model;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two models, found in another way than the generator does: every component of every record is
 * looked at, by reflection, so that none can be forgotten. Which elements are the same is taken from the diff where it
 * says that one was renamed, moved, came or went; all others have to have their number and their name still.
 */
final class DiffOracle {
    private static final Pattern HEX = Pattern.compile("0[xX]([0-9A-Fa-f]+)");

    /** Components that no change is about: where something stands, what follows from others, what another is called. */
    private static final Set<String> NO_FACTS = Set.of(
            "location",
            "sharesName",
            "nameShared",
            "clusterName",
            "side",
            "clusterId",
            "deviceType",
            "condition",
            "kind");

    private final IdentityHashMap<Object, Object> newerOf = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> explained = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> gone = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> come = new IdentityHashMap<>();
    private final List<String> facts = new ArrayList<>();

    private DiffOracle(Diff diff) {
        diff.changes().forEach(change -> {
            if (change.older() == null) {
                come.put(Objects.requireNonNull(change.newer()), true);
            } else if (change.newer() == null) {
                gone.put(change.older(), true);
            } else {
                Object before = newerOf.put(change.older(), change.newer());
                explained.put(change.newer(), true);
                if (before != null && before != change.newer()) {
                    throw new AssertionError("two elements came of one: " + DiffText.line(change));
                }
            }
        });
    }

    /** What the diff says, each change as a line. */
    static List<String> said(Diff diff) {
        return diff.changes().map(DiffOracle::line).sorted().toList();
    }

    /** What it should say. */
    static List<String> expected(Model older, Model newer, Diff diff) {
        DiffOracle oracle = new DiffOracle(diff);
        oracle.models(older, newer);
        return oracle.facts.stream().sorted().toList();
    }

    private static String line(Change change) {
        if (change.kind() == Kind.ADDED) {
            return "added " + describe(Objects.requireNonNull(change.newer()));
        }
        if (change.kind() == Kind.REMOVED) {
            return "removed " + describe(Objects.requireNonNull(change.older()));
        }
        return change.kind() + " " + change.aspect() + " of " + describe(Objects.requireNonNull(change.older()));
    }

    private static String describe(Object element) {
        return element.getClass().getSimpleName() + " " + key(element) + "@" + System.identityHashCode(element);
    }

    private void models(Model older, Model newer) {
        List<Object> before = homes(older);
        List<Object> after = homes(newer);
        list(before, after);
        list(older.deviceTypes(), newer.deviceTypes());
        list(older.namespaces(), newer.namespaces());
        types(older, newer);
    }

    private static List<Object> homes(Model model) {
        return new ArrayList<>(model.clusters());
    }

    /** All types together: where they are declared is no fact. What nobody has in the other model may be left unsaid. */
    private void types(Model older, Model newer) {
        IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
        Set<Long> clusters = new TreeSet<>();
        Set<Long> olderIds = new TreeSet<>();
        owners(older).forEach(cluster -> olderIds.add(cluster.id()));
        owners(newer).filter(cluster -> olderIds.contains(cluster.id())).forEach(cluster -> clusters.add(cluster.id()));
        for (Map.Entry<Declared, Long> type : homesOfTypes(older).entrySet()) {
            Object partner = partner(type.getKey(), new ArrayList<>(candidates(newer, type.getValue())));
            if (partner != null) {
                seen.put(partner, true);
                pair(type.getKey(), partner);
            } else if (gone.containsKey(type.getKey())) {
                facts.add("removed " + describe(type.getKey()));
            } else if (type.getValue() < 0 || clusters.contains(type.getValue())) {
                facts.add("unsaid " + describe(type.getKey()));
            }
        }
        for (Map.Entry<Declared, Long> type : homesOfTypes(newer).entrySet()) {
            if (!seen.containsKey(type.getKey())) {
                if (come.containsKey(type.getKey())) {
                    facts.add("added " + describe(type.getKey()));
                } else if (type.getValue() < 0 || clusters.contains(type.getValue())) {
                    facts.add("unsaid " + describe(type.getKey()));
                }
            }
        }
    }

    private static Stream<Cluster> owners(Model model) {
        return Stream.concat(
                model.clusters().stream(), model.borrowed().stream().map(Model.Borrowed::cluster));
    }

    /** Types and the ids of their clusters; -1 for those of none. */
    private static Map<Declared, Long> homesOfTypes(Model model) {
        IdentityHashMap<Declared, Long> homes = new IdentityHashMap<>();
        model.clusters().forEach(cluster -> cluster.types().forEach(type -> homes.put(type, cluster.id())));
        model.borrowed()
                .forEach(lender -> lender.types()
                        .forEach(type -> homes.put(type, lender.cluster().id())));
        model.globals().forEach(type -> homes.put(type, -1L));
        return homes;
    }

    /** The types of a place. */
    private static List<Declared> candidates(Model model, long home) {
        return homesOfTypes(model).entrySet().stream()
                .filter(type -> type.getValue() == home)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Elements that stand beside each other. */
    private void list(List<?> older, List<?> newer) {
        List<Object> left = new ArrayList<>(newer);
        for (Object element : older) {
            Object partner = partner(element, left);
            if (partner != null) {
                left.removeIf(other -> other == partner);
                pair(element, partner);
            } else if (gone.containsKey(element)) {
                facts.add("removed " + describe(element));
            } else {
                facts.add("unsaid " + describe(element));
            }
        }
        for (Object element : left) {
            facts.add((come.containsKey(element) ? "added " : "unsaid ") + describe(element));
        }
    }

    private @Nullable Object partner(Object older, List<Object> newer) {
        Object said = newerOf.get(older);
        if (said != null) {
            return said;
        }
        return gone.containsKey(older)
                ? null
                : newer.stream()
                        .filter(other -> !come.containsKey(other)
                                && !explained.containsKey(other)
                                && key(other).equals(key(older)))
                        .findFirst()
                        .orElse(null);
    }

    /** The number and the name of an element, as it is known by. */
    private static String key(Object element) {
        StringBuilder key = new StringBuilder(element.getClass().getSimpleName());
        for (String name : List.of(
                "id",
                "bit",
                "value",
                "low",
                "clusterId",
                "side",
                "kind",
                "code",
                "deviceType",
                "condition",
                "direction",
                "name")) {
            for (RecordComponent component : RecordTree.components(element)) {
                boolean feature = element.getClass().getSimpleName().matches("Feature|Bitfield");
                if (component.getName().equals(name) && !(name.equals("code") && feature)) {
                    Object value = RecordTree.get(element, component);
                    boolean reference = element instanceof DeviceType.ElementRequirement own
                            && name.equals("name")
                            && own.kind() != DeviceType.ElementKind.FIELD;
                    key.append(
                            reference || (element instanceof DeviceType.FeatureRequirement && name.equals("name"))
                                    ? ""
                                    : " " + (value instanceof DeviceType.Reference other ? other.id() : value));
                }
            }
        }
        return key.toString();
    }

    private void pair(Object older, Object newer) {
        String name = describe(older);
        for (RecordComponent component : RecordTree.components(older)) {
            if (NO_FACTS.contains(component.getName())) {
                continue;
            }
            Object before = RecordTree.get(older, component);
            Object after = RecordTree.get(newer, component);
            if (component.getName().equals("types")) {
                continue;
            }
            if (component.getName().equals("history")) {
                history(older, newer, name);
            } else if (before instanceof List<?> one && after instanceof List<?> other) {
                list(one, other);
            } else if (before instanceof Access one && after instanceof Access other) {
                access(one, other, name);
            } else if (before instanceof Optional<?> one && after instanceof Optional<?> other) {
                Classification none = new Classification("", "", "", "", "");
                classification(
                        (Classification) one.map(Object.class::cast).orElse(none),
                        (Classification) other.map(Object.class::cast).orElse(none),
                        name);
            } else if (!same(older, newer, component.getName(), before, after)) {
                facts.add(verb(component.getName()) + " of " + name);
            }
        }
    }

    /** How a diff calls that a component is different. */
    private static String verb(String component) {
        return switch (component) {
            case "name" -> "renamed name";
            case "id" -> "moved id";
            case "bit" -> "moved bit";
            case "low" -> "moved bit";
            case "value" -> "moved value";
            case "high" -> "changed width";
            case "defaultValue" -> "changed default";
            case "qualities" -> "changed quality";
            case "fabricScoped" -> "changed fabric-scoped";
            case "category" -> "changed class";
            case "superset" -> "changed superset of";
            case "description" -> "changed summary";
            default -> "changed " + component;
        };
    }

    private boolean same(
            Object older, Object newer, String component, @Nullable Object before, @Nullable Object after) {
        if (component.equals("high")) {
            return width(older) == width(newer);
        }
        if (component.equals("name")
                && (older instanceof DeviceType.ElementRequirement || older instanceof DeviceType.FeatureRequirement)) {
            return true;
        }
        if (before instanceof DeviceType.Reference one && after instanceof DeviceType.Reference other) {
            return one.id() == other.id();
        }
        if (before instanceof DataType one && after instanceof DataType other) {
            return sameType(one, other);
        }
        if (component.equals("response")) {
            return response((String) before, (String) after);
        }
        return plain(before).equals(plain(after));
    }

    private static int width(Object bits) {
        return (Integer) number(bits, "high") - (Integer) number(bits, "low");
    }

    private static Object number(Object element, String component) {
        return Objects.requireNonNull(RecordTree.get(element, component));
    }

    private static String plain(@Nullable Object value) {
        return value == null
                ? ""
                : HEX.matcher(value instanceof Set<?> set ? new TreeSet<>(set).toString() : value.toString())
                        .replaceAll(hex -> new BigInteger(hex.group(1), 16).toString());
    }

    private boolean sameType(DataType older, DataType newer) {
        if (older instanceof ListType one && newer instanceof ListType other) {
            return one.entryNullable() == other.entryNullable() && sameType(one.entry(), other.entry());
        }
        if (older instanceof Declared && newer instanceof Declared) {
            Object said = newerOf.get(older);
            return said == null
                    ? older.getClass() == newer.getClass()
                            && older.typeName().equals(newer.typeName())
                            && !gone.containsKey(older)
                            && !come.containsKey(newer)
                    : said == newer;
        }
        return older instanceof BaseType && older == newer;
    }

    /** By name, or by what the diff says of the responses: it is looked for among all that were renamed or moved. */
    private boolean response(@Nullable String before, @Nullable String after) {
        return Objects.equals(before, after)
                || newerOf.entrySet().stream()
                        .anyMatch(entry -> entry.getKey() instanceof Command one
                                && entry.getValue() instanceof Command other
                                && one.name().equals(before)
                                && other.name().equals(after));
    }

    private void access(Access before, Access after, String name) {
        String[] aspects = {
            "read access",
            "write access",
            "optional write",
            "invoke access",
            "fabric-scoped",
            "fabric-sensitive",
            "timed"
        };
        RecordComponent[] components = RecordTree.components(before);
        for (int i = 0; i < components.length; i++) {
            boolean unwritten =
                    aspects[i].equals("optional write") && (before.write() == null || after.write() == null);
            if (!unwritten
                    && !Objects.equals(RecordTree.get(before, components[i]), RecordTree.get(after, components[i]))) {
                facts.add("changed " + aspects[i] + " of " + name);
            }
        }
    }

    private void classification(Classification before, Classification after, String name) {
        for (RecordComponent component : RecordTree.components(before)) {
            if (!Objects.equals(RecordTree.get(before, component), RecordTree.get(after, component))) {
                String aspect =
                        component.getName().replace("picsCode", "PICS code").replace("base", "base cluster");
                facts.add("changed " + aspect + " of " + name);
            }
        }
    }

    /** Of the revisions that both have; what is told of later ones is no change. */
    private void history(Object older, Object newer, String name) {
        int last = Math.min((Integer) number(older, "revision"), (Integer) number(newer, "revision"));
        if (!told(older, last).equals(told(newer, last))) {
            facts.add("changed history of " + name);
        }
    }

    private static List<Cluster.Revision> told(Object element, int last) {
        List<Cluster.Revision> told = new ArrayList<>();
        for (Object revision : (List<?>) Objects.requireNonNull(RecordTree.get(element, "history"))) {
            if (((Cluster.Revision) revision).number() <= last) {
                told.add((Cluster.Revision) revision);
            }
        }
        return told;
    }
}
