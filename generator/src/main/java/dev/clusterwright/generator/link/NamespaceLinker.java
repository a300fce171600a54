package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.model.Namespace.Tag;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.NamespaceElement;
import dev.clusterwright.generator.xml.NamespaceElement.TagElement;
import java.util.List;
import java.util.Optional;

/** Links semantic namespaces. */
final class NamespaceLinker {
    private final Catalog<NamespaceElement> catalog;
    private final Numbers numbers;
    private final Problems problems;

    NamespaceLinker(List<List<DefinitionFile>> roots, Problems problems) {
        this.numbers = new Numbers(problems);
        this.problems = problems;
        this.catalog = Catalog.of(roots, DefinitionFile::namespaces, this::declaration, "namespace", problems);
    }

    /** The namespaces that are wanted, by id. */
    List<Namespace> link(Selection wanted) {
        return new Chooser<>(
                        catalog.entries(),
                        Catalog.Entry<NamespaceElement>::id,
                        Catalog.Entry<NamespaceElement>::name,
                        problems)
                .choose(wanted.namespaces(), "namespaces", "namespace", wanted.lenient()).stream()
                        .map(this::namespace)
                        .toList();
    }

    private Optional<Catalog.Entry<NamespaceElement>> declaration(NamespaceElement element) {
        String name = element.name();
        if (name == null || name.isBlank()) {
            problems.error("missing-name", element.location(), "the namespace has no name", "");
            return Optional.empty();
        }
        return numbers
                .required(element.id(), 0, 0xFF, element.location(), "the id of namespace '" + name + "'")
                .stream()
                .mapToObj(id -> new Catalog.Entry<>(id, name, element.location(), element))
                .findFirst();
    }

    private Namespace namespace(Catalog.Entry<NamespaceElement> entry) {
        return new Namespace(
                entry.location(),
                (int) entry.id(),
                entry.name(),
                catalog.isShared(entry.name()),
                entry.element().tags().stream()
                        .map(this::tag)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Tag> tag(TagElement tag) {
        String name = tag.name();
        if (name == null || name.isBlank()) {
            problems.error("missing-name", tag.location(), "a tag has no name", "");
            return Optional.empty();
        }
        return numbers.required(tag.id(), 0, 0xFF, tag.location(), "the id of tag '" + name + "'").stream()
                .mapToObj(id -> new Tag(tag.location(), (int) id, name, TypeScope.summary(tag.description())))
                .findFirst();
    }
}
