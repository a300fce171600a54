package dev.clusterwright.generator;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model seen as records within records, whatever they are called: to look at all of it, and to change one of them. */
final class RecordTree {
    private static final String MODEL = "dev.clusterwright.generator.model";

    private RecordTree() {}

    /** Whether it is a record of the model; formulas are values. */
    static boolean isElement(@Nullable Object value) {
        return value instanceof Record && value.getClass().getPackageName().equals(MODEL);
    }

    /** Every record of a class that can be reached, once. */
    static <T> List<T> all(Object root, Class<T> wanted) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<T> found = new ArrayList<>();
        walk(root, seen, value -> {
            if (wanted.isInstance(value)) {
                found.add(wanted.cast(value));
            }
        });
        return found;
    }

    private static void walk(@Nullable Object value, Set<Object> seen, Consumer<Object> visit) {
        if (value instanceof List<?> list) {
            list.forEach(element -> walk(element, seen, visit));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(element -> walk(element, seen, visit));
        } else if (value instanceof Record && isElement(value) && seen.add(value)) {
            visit.accept(value);
            for (RecordComponent component : components(value)) {
                walk(get(value, component), seen, visit);
            }
        }
    }

    /** The same tree, in which one record is another, wherever it is; it is gone from lists if there is none. */
    static <T> T replace(T root, Object old, @Nullable Object replacement) {
        @SuppressWarnings("unchecked")
        T replaced = (T) Objects.requireNonNull(replaced(root, old, replacement, new IdentityHashMap<>()));
        return replaced;
    }

    private static @Nullable Object replaced(
            @Nullable Object value,
            Object old,
            @Nullable Object replacement,
            IdentityHashMap<Object, @Nullable Object> done) {
        if (value == old) {
            return replacement;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> replaced(element, old, replacement, done))
                    .filter(Objects::nonNull)
                    .toList();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(element -> replaced(element, old, replacement, done));
        }
        if (value == null || !isElement(value)) {
            return value;
        }
        if (!done.containsKey(value)) {
            List<@Nullable Object> values = new ArrayList<>();
            boolean same = true;
            for (RecordComponent component : components(value)) {
                Object before = get(value, component);
                Object after = replaced(before, old, replacement, done);
                same &= before == after || (before instanceof List<?> && sameElements(before, after));
                values.add(after);
            }
            done.put(value, same ? value : create(value, values));
        }
        return done.get(value);
    }

    private static boolean sameElements(Object before, @Nullable Object after) {
        List<?> one = (List<?>) before;
        List<?> other = (List<?>) Objects.requireNonNull(after);
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same record but for a component. */
    static <T> T with(T element, String name, @Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean found = false;
        for (RecordComponent component : components(element)) {
            boolean own = component.getName().equals(name);
            found |= own;
            values.add(own ? value : get(element, component));
        }
        if (!found) {
            throw new AssertionError(element.getClass() + " has no " + name);
        }
        @SuppressWarnings("unchecked")
        T created = (T) create(element, values);
        return created;
    }

    /** The value of a component. */
    static @Nullable Object get(Object element, String name) {
        return Arrays.stream(components(element))
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> Optional.ofNullable(get(element, component)))
                .orElseThrow(() -> new AssertionError(element.getClass() + " has no " + name))
                .orElse(null);
    }

    static RecordComponent[] components(Object element) {
        return element.getClass().getRecordComponents();
    }

    static @Nullable Object get(Object element, RecordComponent component) {
        try {
            return component.getAccessor().invoke(element);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object create(Object like, List<@Nullable Object> values) {
        try {
            Class<?>[] types = Arrays.stream(components(like))
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
