package io.github.asrprecheck.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off after so many bytes: a small file may unpack to an endless one. */
final class CappedStream extends FilterInputStream {
  private long left;

  CappedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** There is more than may be. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int n) throws TooLarge {
    left -= n;
    if (left < 0) {
      throw new TooLarge();
    }
  }
}
