package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Vendor and product of a subject. There are attributes for them; a subject that has neither may have them within its
 * common name, each after a word of its own, anywhere in it (Matter Core, 6.2.2.2, Encoding of Vendor ID and Product ID
 * in subject and issuer fields). Not thread-safe.
 */
final class SubjectIds {
    private static final Pattern ATTRIBUTE = Pattern.compile("[0-9A-F]{4}");
    private static final Pattern VENDOR_IN_NAME = Pattern.compile("Mvid:([0-9A-F]{4})");
    private static final Pattern PRODUCT_IN_NAME = Pattern.compile("Mpid:([0-9A-F]{4})");

    private @Nullable Integer vendor;
    private @Nullable Integer product;
    /** The first common name that speaks of vendor or product. */
    private @Nullable String commonName;

    void vendor(String text) {
        vendor = attribute(vendor, text, "vendor id");
    }

    void product(String text) {
        product = attribute(product, text, "product id");
    }

    void commonName(String text) {
        if (commonName == null && (text.contains("Mvid:") || text.contains("Mpid:"))) {
            commonName = text;
        }
    }

    @Nullable Integer vendor() {
        return isFallback() ? inName(VENDOR_IN_NAME, "Mvid:") : vendor;
    }

    @Nullable Integer product() {
        return isFallback() ? inName(PRODUCT_IN_NAME, "Mpid:") : product;
    }

    private boolean isFallback() {
        return vendor == null && product == null;
    }

    private static Integer attribute(@Nullable Integer before, String text, String what) {
        if (before != null) {
            throw new CredentialsException(CredentialsError.NAME, "a name has the " + what + " twice");
        }
        if (!ATTRIBUTE.matcher(text).matches()) {
            throw new CredentialsException(
                    CredentialsError.NAME, "the " + what + " in a name is not four hexadecimal digits in upper case");
        }
        return Integer.parseInt(text, 16);
    }

    private @Nullable Integer inName(Pattern pattern, String prefix) {
        if (commonName == null || !commonName.contains(prefix)) {
            return null;
        }
        Matcher matcher = pattern.matcher(commonName);
        if (!matcher.find()) {
            throw new CredentialsException(
                    CredentialsError.NAME,
                    prefix + " in the common name is not followed by four hexadecimal digits in upper case");
        }
        return Integer.parseInt(matcher.group(1), 16);
    }
}
