package dev.clusterwright.generator.java;

import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Takes what is emitted. */
interface JavaSink {
    /** A package that has classes. */
    void packageInfo(String packageName, String doc);

    /**
     * A class, an interface or a record.
     *
     * @param components those of a record, which its {@link TypeSpec} does not tell
     */
    void type(String packageName, TypeSpec type, List<ParameterSpec> components);
}
