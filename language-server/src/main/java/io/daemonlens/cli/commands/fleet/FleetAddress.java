package io.daemonlens.cli.commands.fleet;

import io.daemonlens.cli.program.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An input or output at an HTTP or HTTPS address, such as a presigned one of an object store: read
 * with GET, written with PUT. The part after {@code ?}, which may be a signature, is never shown.
 */
final class FleetAddress {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int FIRST_ERROR = 300;

    private FleetAddress() {}

    static boolean isAddress(String word) {
        return word.startsWith("http://") || word.startsWith("https://");
    }

    /**
     * Opens an input.
     *
     * @throws InputException if the server does not answer with the content
     */
    static InputStream get(String address) {
        try {
            HttpURLConnection connection = open(address, "GET");
            int code = connection.getResponseCode();
            if (code >= FIRST_ERROR) {
                throw new InputException(shown(address) + ": the server answers " + code);
            }
            return connection.getInputStream();
        } catch (IOException e) {
            throw new InputException(shown(address) + ": " + e.getMessage());
        }
    }

    /** Copies an input to a file. */
    static void get(String address, Path to) {
        try (InputStream in = get(address)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InputException(shown(address) + ": " + e.getMessage());
        }
    }

    /**
     * Writes a file to an address, whole or not at all.
     *
     * @throws IOException if the server does not take it
     */
    static void put(String address, Path file) throws IOException {
        HttpURLConnection connection = open(address, "PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
        int code = connection.getResponseCode();
        if (code >= FIRST_ERROR) {
            throw new IOException(
                    shown(address) + " could not be written: the server answers " + code);
        }
    }

    private static HttpURLConnection open(String address, String method) throws IOException {
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        } catch (IllegalArgumentException e) {
            throw new InputException(shown(address) + ": not an address");
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection;
    }

    /** Returns the address without its query. */
    static String shown(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }
}
