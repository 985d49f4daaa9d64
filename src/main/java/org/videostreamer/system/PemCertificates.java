package org.videostreamer.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificates of a file of PEM, one after the other, each trusted; for reading only. */
final class PemCertificates extends KeyStoreSpi {

    private static final Logger LOG = LoggerFactory.getLogger(PemCertificates.class);
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
    private static final String READ_ONLY = "a file of certificates is only read";

    private final Map<String, Certificate> byName = new LinkedHashMap<>();

    @Override
    public void engineLoad(InputStream file, char[] password) throws IOException, CertificateException {
        byName.clear();
        if (file == null) {
            return;
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher block = CERTIFICATE.matcher(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
        while (block.find()) {
            byte[] bytes = block.group().getBytes(StandardCharsets.ISO_8859_1);
            // Each alone: what Java cannot read, such as a new kind of key, does not keep the others out.
            try {
                Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(bytes));
                byName.put(Integer.toString(byName.size()), certificate);
            } catch (CertificateException e) {
                LOG.debug("a certificate of the system cannot be read", e);
            }
        }
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
        return byName.get(alias);
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
        return byName.entrySet().stream()
                .filter(entry -> Objects.equals(entry.getValue(), certificate))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(byName.keySet());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return byName.containsKey(alias);
    }

    @Override
    public int engineSize() {
        return byName.size();
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return byName.containsKey(alias);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return false;
    }

    @Override
    public Key engineGetKey(String alias, char[] password) {
        return null;
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
        return null;
    }

    @Override
    public Date engineGetCreationDate(String alias) {
        return byName.containsKey(alias) ? new Date(0) : null;
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void engineDeleteEntry(String alias) {
        throw new UnsupportedOperationException(READ_ONLY);
    }

    @Override
    public void engineStore(OutputStream file, char[] password) {
        throw new UnsupportedOperationException(READ_ONLY);
    }
}
