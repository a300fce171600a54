package dev.clusterwright.generator.docs;

/** The name of a type: what a list puts before and after the name of its entries, which leads to what is said of them. */
public record TypeText(String before, Link name, String after) {}
