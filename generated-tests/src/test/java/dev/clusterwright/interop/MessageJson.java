package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What JSON says of a message, in the words of the peer, with the values of attributes, commands and events. */
final class MessageJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What matter.js calls parts of messages, where it is not what they are called here. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("node", "nodeid"),
            Map.entry("endpoint", "endpointid"),
            Map.entry("cluster", "clusterid"),
            Map.entry("attribute", "attributeid"),
            Map.entry("event", "eventid"),
            Map.entry("command", "commandid"),
            Map.entry("code", "status"),
            Map.entry("number", "eventnumber"),
            Map.entry("fields", "commandfields"),
            Map.entry("minIntervalFloor", "minintervalfloorseconds"),
            Map.entry("maxIntervalCeiling", "maxintervalceilingseconds"),
            Map.entry("revision", "interactionmodelrevision"));

    /** Lists of what is one thing or another: each entry is an object with one property, which says what it is. */
    private static final Set<Class<?>> CHOICES = Set.of(AttributeReport.class, EventReport.class, InvokeResult.class);

    private final Elements elements;
    private final boolean sent;
    private final String kindOfCommands;
    private final BiConsumer<Element, @Nullable Object> seen;

    private MessageJson(Elements elements, Message message, BiConsumer<Element, @Nullable Object> seen) {
        this.elements = elements;
        this.sent = message instanceof WriteRequest || message instanceof InvokeRequest;
        this.kindOfCommands = message instanceof InvokeRequest ? Element.REQUEST : Element.RESPONSE;
        this.seen = seen;
    }

    /**
     * A message. The values in it are decoded, and encode as what they were.
     *
     * @param seen is told of every value, but items of lists
     */
    static JsonNode of(Message message, Elements elements, BiConsumer<Element, @Nullable Object> seen) {
        return new MessageJson(elements, message, seen).block((Record) message);
    }

    private ObjectNode block(Record block) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : block.getClass().getRecordComponents()) {
            Object value = get(component, block);
            if (value instanceof Maybe<?> maybe) {
                if (!maybe.isAbsent()) {
                    node.set(nameOf(component), maybe.isNull() ? NODES.nullNode() : part(maybe.get()));
                }
            } else if (value instanceof OctetString data) {
                node.set(nameOf(component), data(block, data));
            } else if (value instanceof List<?> list) {
                node.set(nameOf(component), list(list, CHOICES.contains(entryOf(component))));
            } else if (value != null) {
                node.set(nameOf(component), part(value));
            }
        }
        return node;
    }

    private static String nameOf(RecordComponent component) {
        Class<?> block = component.getDeclaringRecord();
        if (component.getName().equals("path") && (block == CommandData.class || block == CommandStatus.class)) {
            return "commandpath";
        }
        return OTHER_NAMES.getOrDefault(component.getName(), Json.nameOf(component.getName()));
    }

    private static Class<?> entryOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private ArrayNode list(List<?> list, boolean ofChoices) {
        ArrayNode array = NODES.arrayNode();
        for (Object entry : list) {
            JsonNode part = part(entry);
            array.add(ofChoices ? NODES.objectNode().set(choiceOf(entry), part) : part);
        }
        return array;
    }

    private static String choiceOf(Object entry) {
        return entry instanceof CommandData
                ? "command"
                : entry instanceof CommandStatus
                        ? "status"
                        : Json.nameOf(entry.getClass().getSimpleName());
    }

    private JsonNode part(Object value) {
        if (value instanceof Record block) {
            return block(block);
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof OpenEnum number) {
            return NODES.stringNode(Integer.toString(number.value()));
        }
        return NODES.stringNode(Long.toUnsignedString(((Number) value).longValue()));
    }

    private JsonNode data(Record block, OctetString data) {
        if (block instanceof AttributeData attribute) {
            AttributePath path = attribute.path();
            Element element = elements.get(known(path.cluster()), Element.ATTRIBUTE, known(path.attribute()));
            if (path.listIndex().isNull()) {
                return value(element, Elements.listOf(data), (one, items) -> {}).get(0);
            }
            return value(element, data, seen);
        } else if (block instanceof EventData event) {
            EventPath path = event.path();
            return value(elements.get(known(path.cluster()), Element.EVENT, known(path.event())), data, seen);
        } else if (block instanceof CommandData command) {
            Element element = elements.get(
                    command.path().cluster(), kindOfCommands, command.path().command());
            return value(element, data, seen);
        }
        throw new AssertionError("nobody knows what is in " + block.getClass());
    }

    private JsonNode value(Element element, OctetString data, BiConsumer<Element, @Nullable Object> listener) {
        Object value = element.decode(data, sent);
        assertThat(element.encode(value, sent).toHex())
                .as("%s, encoded again", element)
                .isEqualTo(data.toHex());
        listener.accept(element, value);
        return new Json(sent).of(value, element.type());
    }

    private static long known(@Nullable Long id) {
        return Objects.requireNonNull(id, "a path with a value is concrete");
    }

    private static @Nullable Object get(RecordComponent component, Record block) {
        try {
            return component.getAccessor().invoke(block);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}
