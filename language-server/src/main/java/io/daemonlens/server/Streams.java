package io.daemonlens.server;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two directions of a connection to one client.
 *
 * <p>Editors differ in who opens a port: VS Code's client listens and the server connects, Emacs
 * and Neovim connect to a server that listens. So the server connects to a port or pipe that has a
 * listener, and otherwise listens itself for the first client. Ports are on this machine only.
 */
public record Streams(InputStream in, OutputStream out) {

    /**
     * Returns standard input and output; from then on no other code of this process prints to
     * standard output.
     */
    public static Streams stdio() {
        System.setOut(System.err);
        return new Streams(System.in, new FileOutputStream(FileDescriptor.out));
    }

    /** Opens a TCP port of this machine. */
    public static Streams port(int port) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(here, port));
        } catch (ConnectException nobodyListens) {
            try (ServerSocket server = new ServerSocket(port, 1, here)) {
                socket = server.accept();
            }
        }
        socket.setTcpNoDelay(true);
        return new Streams(socket.getInputStream(), socket.getOutputStream());
    }

    /** Opens a named pipe on Windows, a socket file elsewhere. */
    public static Streams pipe(String name) throws IOException {
        if (name.startsWith("\\\\.\\pipe\\")) {
            RandomAccessFile pipe = new RandomAccessFile(new File(name), "rw");
            return new Streams(
                    new FileInputStream(pipe.getFD()), new FileOutputStream(pipe.getFD()));
        }
        Path file = Path.of(name);
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
        if (Files.exists(file)) {
            return of(SocketChannel.open(address));
        }
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            return of(server.accept());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The JDK's own stream views of a channel share one lock, so that a blocked read would block
     * every write.
     */
    private static Streams of(SocketChannel channel) {
        InputStream in =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        byte[] one = new byte[1];
                        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        try {
                            return channel.read(ByteBuffer.wrap(bytes, from, length));
                        } catch (SocketException left) {
                            return -1;
                        }
                    }
                };
        OutputStream out =
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
                        while (buffer.hasRemaining()) {
                            channel.write(buffer);
                        }
                    }
                };
        return new Streams(in, out);
    }
}
