package dev.clusterwright.generator;

import dev.clusterwright.generator.java.JavaOptions;
import java.nio.file.Path;

/**
 * What to generate.
 *
 * @param definitions what it is made of
 * @param java what the code is like
 * @param output the folder to write to
 */
public record GenerateRequest(ModelRequest definitions, JavaOptions java, Path output) {}
