package io.github.facturier.factomos.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts AES in CFB mode with 8-bit feedback in bulk. Each byte is XORed with the first byte of
 * an encrypted block, whose input is the preceding 16 bytes of cipher text. The sender needs each
 * byte before it can compute the next block; the receiver has all bytes, so the JDK's AES encrypts
 * thousands of blocks in one call, which is twenty times as fast as single blocks.
 */
public final class BulkCfb8Decryptor {
  private static final int BLOCK = 16;

  /**
   * The bytes that are decrypted at once. They need 64 KiB of memory, whatever the length of the
   * response.
   */
  private static final int CHUNK = 2048;

  private final Cipher aes;

  /**
   * @throws GeneralSecurityException if the JVM does not support AES with this key length
   */
  public BulkCfb8Decryptor(byte[] key) throws GeneralSecurityException {
    aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
  }

  public byte[] decrypt(byte[] iv, byte[] encrypted) throws GeneralSecurityException {
    byte[] clear = new byte[encrypted.length];
    byte[] windows = new byte[CHUNK * BLOCK];
    byte[] masks = new byte[CHUNK * BLOCK];
    byte[] text = new byte[BLOCK + CHUNK]; // the preceding block, then the chunk
    System.arraycopy(iv, 0, text, 0, BLOCK);
    for (int done = 0; done < encrypted.length; done += CHUNK) {
      int length = Math.min(CHUNK, encrypted.length - done);
      System.arraycopy(encrypted, done, text, BLOCK, length);
      for (int i = 0; i < length; i++) {
        System.arraycopy(text, i, windows, i * BLOCK, BLOCK);
      }
      aes.update(windows, 0, length * BLOCK, masks);
      for (int i = 0; i < length; i++) {
        clear[done + i] = (byte) (text[BLOCK + i] ^ masks[i * BLOCK]);
      }
      System.arraycopy(text, length, text, 0, BLOCK);
    }
    return clear;
  }
}
