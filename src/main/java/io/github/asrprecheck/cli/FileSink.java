package io.github.asrprecheck.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all: what is written goes into a neighbour of another name,
 * which is moved into place. Opening it proves, before anything else is done, that it can be
 * written.
 */
final class FileSink implements AutoCloseable {
  private final Path target;
  private final Path draft;

  private FileSink(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /** Proves that {@code target} can be written, leaving what stands there untouched. */
  static FileSink open(String option, Path target) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new UsageError(option + " " + target + ": this is a folder; give the name of a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageError(
          option + " " + target + ": the folder " + folder + " does not exist; make it first.");
    }
    if (Files.exists(absolute) && !Files.isWritable(absolute)) {
      throw new UsageError(
          option
              + " "
              + target
              + ": the file may not be written; choose another or change its rights.");
    }
    try {
      Path draft = Files.createTempFile(folder, "." + absolute.getFileName() + ".", ".part");
      draft.toFile().deleteOnExit();
      return new FileSink(absolute, draft);
    } catch (IOException e) {
      throw new UsageError(
          option
              + " "
              + target
              + ": nothing can be written into "
              + folder
              + "; choose another folder.");
    }
  }

  /** Bytes that are made as they are written. */
  interface Body {
    void to(OutputStream out) throws IOException;
  }

  void write(CharSequence text) {
    write(out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  void write(Body body) {
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        body.to(out);
      }
      try {
        Files.move(
            draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(target + " could not be written", e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // The empty draft stays behind; the next run does not mind it, and deleteOnExit tries again.
      draft.toFile().deleteOnExit();
    }
  }
}
