package dev.clusterwright.generator.docs;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileExtensionMatcher;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.StrongCacheStorage;
import freemarker.core.OutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.ext.beans.BeansWrapper;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Views to text: HTML by templates named {@code .html.ftl}, Markdown by those named {@code .md.ftl}. Everything that a
 * template takes from its view is escaped for the one or the other; a template that needs what its view does not have is an
 * error. A view is a public record of strings, whole numbers, booleans, lists and other such records: its components are all that a template sees.
 *
 * <p>{@code page.html.ftl} has the frame of a page: {@code document} for one that is whole by itself, style included.
 *
 * <p>Templates are read once and kept. Safe for use by several threads.
 */
public final class Templates {
    private static final Version VERSION = Configuration.VERSION_2_3_34;
    private static final Configuration CONFIGURATION = configuration();

    private Templates() {}

    /**
     * Fills a template.
     *
     * @param template where it lies below this package's parent, such as {@code diff/report.html.ftl}; never anything that
     *     comes from a definition
     * @param view a public record
     * @return text with line feeds
     * @throws IllegalStateException if the template is wrong, or wants what the view does not have
     */
    public static String render(String template, Record view) {
        StringWriter text = new StringWriter(1 << 14);
        try {
            CONFIGURATION.getTemplate(template).process(view, text);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + template + ": " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(VERSION);
        configuration.setTemplateLoader(new PackagedTemplates());
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateConfigurations(new FirstMatchTemplateConfigurationFactory(
                        format("html.ftl", Html.INSTANCE), format("md.ftl", Markdown.INSTANCE))
                .allowNoMatch(false));
        configuration.setRegisteredCustomOutputFormats(List.of(Html.INSTANCE, Markdown.INSTANCE));
        configuration.setObjectWrapper(views());
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        addStyle(configuration);
        return configuration;
    }

    /** For pages that have it within, and the hash by which their content security policy allows it. */
    private static void addStyle(Configuration configuration) {
        String style = packaged("docs/style.css");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            configuration.setSharedVariable("style", Html.INSTANCE.fromMarkup(style));
            configuration.setSharedVariable(
                    "styleHash", "sha256-" + Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException | TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A packaged file as it is, such as {@code docs/style.css}. */
    static String packaged(String name) {
        try {
            return PackagedTemplates.text(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConditionalTemplateConfigurationFactory format(String ending, OutputFormat format) {
        TemplateConfiguration own = new TemplateConfiguration();
        own.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new FileExtensionMatcher(ending), own);
    }

    private static BeansWrapper views() {
        DefaultObjectWrapperBuilder builder = new DefaultObjectWrapperBuilder(VERSION);
        builder.setMemberAccessPolicy(new ComponentsOnly());
        builder.setRecordZeroArgumentNonVoidMethodPolicy(
                ZeroArgumentNonVoidMethodPolicy.PROPERTY_ONLY_UNLESS_BEAN_PROPERTY_READ_METHOD);
        return builder.build();
    }
}
