import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Fills the distribution's lib folder: signed jars lose their signatures, all others are copied as
 * they are. Some JVMs of version 17 crash when they dump a class archive of signed jars, and signed
 * jars start slower. The build runs it as a single source file: Unsign FROM TO.
 */
final class Unsign {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private Unsign() {}

  public static void main(String[] args) throws IOException {
    Path to = Files.createDirectories(Path.of(args[1]));
    for (Path left : jars(to)) {
      Files.delete(left); // a jar of an older build must not stay on the class path
    }
    for (Path jar : jars(Path.of(args[0]))) {
      copy(jar, to.resolve(jar.getFileName()));
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile(), false)) {
      if (jar.stream().noneMatch(Unsign::isSignature)) {
        Files.copy(from, to);
        return;
      }
      try (OutputStream file = Files.newOutputStream(to);
          ZipOutputStream out = new ZipOutputStream(file)) {
        for (ZipEntry entry : jar.stream().filter(entry -> !isSignature(entry)).toList()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTimeLocal(NO_TIME); // two builds give the same bytes
          out.putNextEntry(copy);
          write(jar, entry, out);
          out.closeEntry();
        }
      }
    }
  }

  private static void write(JarFile jar, ZipEntry entry, OutputStream out) throws IOException {
    if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest
          .getEntries()
          .values()
          .forEach(digests -> digests.keySet().removeIf(key -> key.toString().endsWith("-Digest")));
      manifest.getEntries().values().removeIf(attributes -> attributes.isEmpty());
      manifest.write(out);
    } else {
      try (InputStream in = jar.getInputStream(entry)) {
        in.transferTo(out);
      }
    }
  }

  private static boolean isSignature(ZipEntry entry) {
    return entry.getName().toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }
}
