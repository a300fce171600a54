package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.client.ClusterClient;
import dev.clusterwright.interaction.client.RemoteAttribute;
import dev.clusterwright.interaction.client.RemoteEvent;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.ClusterHandlers;
import dev.clusterwright.interaction.server.ClusterServer;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.EventEmitter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The clients and servers of all clusters against the descriptors: each method is for the element of its name, nothing is
 * missing, and those that a device cannot do without are those that the definition demands of every device.
 */
class HandlesTest {
    @TestFactory
    Stream<DynamicTest> everyMethodOfAServerHandlesTheElementOfItsName() {
        return clusters(ClusterServer.class, (cluster, type) -> {
            Recorder device = new Recorder(type, true);
            ClusterHandlers handlers = device.server().handlers();
            assertThat(handlers.cluster()).isSameAs(cluster);
            assertThat(device.asked).doesNotHaveDuplicates();
            for (Attribute<?> attribute : cluster.attributes()) {
                handlers.handler(attribute).orElseThrow().read();
                assertThat(device.used()).is(namedAs(attribute.name(), "attribute"));
            }
            for (Command<?, ?> command : cluster.commands()) {
                device.handle(handlers, command);
                assertThat(device.used()).is(namedAs(command.name(), "command"));
            }
            for (Event<?> event : cluster.events()) {
                assertThat(device.emitters.get(handlers.emitter(event).orElseThrow()))
                        .is(namedAs(event.name(), "event"));
            }
            assertThat(device.asked).hasSize(elements(cluster));
        });
    }

    @TestFactory
    Stream<DynamicTest> aServerDemandsWhatTheDefinitionDemands() {
        return clusters(ClusterServer.class, (cluster, type) -> {
            ClusterHandlers handlers = new Recorder(type, false).server().handlers();
            for (Attribute<?> attribute : cluster.attributes()) {
                assertThat(handlers.handler(attribute).isEmpty())
                        .as("%s", attribute)
                        .isEqualTo(attribute.isOptional());
            }
            for (Command<?, ?> command : cluster.commands()) {
                assertThat(has(handlers, command))
                        .as("%s", command)
                        .isEqualTo(command.conformance().toString().equals("M"));
            }
            for (Event<?> event : cluster.events()) {
                assertThat(handlers.emitter(event).isPresent())
                        .as("%s", event)
                        .isEqualTo(event.conformance().toString().equals("M"));
            }
            assertThat(handlers.features()).isZero();
        });
    }

    /** Of the same name, and of the same value. */
    @TestFactory
    Stream<DynamicTest> aClientAsksForWhatAServerHas() {
        Map<String, Class<?>> servers = byPackage(ClusterServer.class);
        return clusters(ClusterClient.class, (cluster, type) -> {
            Map<String, List<Type>> expected = new TreeMap<>();
            handles(servers.get(type.getPackageName()))
                    .forEach(handle -> expected.put(handle.getName(), carried(handle.getGenericReturnType())));
            Map<String, List<Type>> asked = new TreeMap<>();
            for (Method method : type.getDeclaredMethods()) {
                asked.put(method.getName(), carried(method.getGenericReturnType()));
            }
            expected.replaceAll((name, types) -> types.subList(types.size() - 1, types.size()));
            for (Method handle : handles(servers.get(type.getPackageName())).toList()) {
                if (handle.getReturnType() == CommandAction.class) {
                    expected.put(handle.getName(), List.of(Void.class));
                }
            }
            assertThat(asked).isEqualTo(expected);
            assertThat(Stream.of(type.getDeclaredMethods()).filter(HandlesTest::isWritable))
                    .hasSameSizeAs(cluster.attributes().stream()
                            .filter(attribute -> attribute.access().write() != null)
                            .toList());
            assertThat(Stream.of(type.getDeclaredMethods()).map(Method::getReturnType))
                    .isSubsetOf(
                            RemoteAttribute.class, WritableAttribute.class, RemoteEvent.class, CompletionStage.class);
        });
    }

    private static boolean isWritable(Method method) {
        return method.getReturnType() == WritableAttribute.class;
    }

    private static List<Type> carried(Type handle) {
        return List.of(((ParameterizedType) handle).getActualTypeArguments());
    }

    private static Stream<Method> handles(Class<?> server) {
        return Stream.of(server.getDeclaredMethods()).filter(method -> !isOther(method));
    }

    private static boolean isOther(Method method) {
        return method.getName().equals("handlers") || method.getName().equals("features");
    }

    private static int elements(ClusterDescriptor cluster) {
        return cluster.attributes().size()
                + cluster.commands().size()
                + cluster.events().size();
    }

    /** Whatever the case and the signs in between; beside another element of the name, with its kind. */
    private static Condition<String> namedAs(String element, String kind) {
        String plain = element.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return new Condition<>(
                name -> List.of(plain, plain + kind).contains(name.toLowerCase(Locale.ROOT)), "named as %s", element);
    }

    private static boolean has(ClusterHandlers handlers, Command<?, ?> command) {
        return handlers.handler(command).isPresent();
    }

    private static Map<String, Class<?>> byPackage(Class<?> kind) {
        Map<String, Class<?>> types = new TreeMap<>();
        Bundled.CLASSES.stream().filter(kind::isAssignableFrom).forEach(type -> types.put(type.getPackageName(), type));
        return types;
    }

    private static Stream<DynamicTest> clusters(Class<?> kind, Check check) {
        Map<String, Class<?>> types = byPackage(kind);
        Map<String, ClusterDescriptor> clusters = Bundled.clustersByPackage();
        assertThat(types.keySet()).isEqualTo(clusters.keySet());
        return clusters.entrySet().stream()
                .map(cluster ->
                        dynamicTest(cluster.getKey(), () -> check.of(cluster.getValue(), types.get(cluster.getKey()))));
    }

    private interface Check {
        void of(ClusterDescriptor cluster, Class<?> type);
    }

    /** A device that remembers which of its methods was called, and which handle was used. */
    private static final class Recorder implements InvocationHandler {
        /** The handles that the server asked for. */
        final List<String> asked = new ArrayList<>();
        /** The names of the event handles. */
        final IdentityHashMap<Object, String> emitters = new IdentityHashMap<>();

        private final List<String> used = new ArrayList<>();
        private final boolean hasEverything;
        private final ClusterServer server;

        Recorder(Class<?> type, boolean hasEverything) {
            this.hasEverything = hasEverything;
            this.server = (ClusterServer) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
        }

        ClusterServer server() {
            return server;
        }

        /** The name of the handle that was used since the last call. */
        String used() {
            assertThat(used).hasSize(1);
            return used.remove(0);
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // any command will do
        void handle(ClusterHandlers handlers, Command command) {
            ((CommandHandler) handlers.handler(command).orElseThrow()).handle(null, null);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean mandatory = Modifier.isAbstract(method.getModifiers());
            if (isOther(method) || !(hasEverything || mandatory)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            String name = method.getName();
            asked.add(name);
            if (method.getReturnType() == AttributeHandler.class) {
                return AttributeHandler.computed(() -> used.add(name));
            }
            if (method.getReturnType() == CommandAction.class) {
                return (CommandAction<?>) (request, context) -> used.add(name);
            }
            if (method.getReturnType() == CommandHandler.class) {
                return handler(name);
            }
            EventEmitter<?> emitter = new EventEmitter<>();
            emitters.put(emitter, name);
            return emitter;
        }

        private <Q extends Request<R>, R> CommandHandler<Q, R> handler(String name) {
            return (request, context) -> {
                used.add(name);
                return null;
            };
        }
    }
}
