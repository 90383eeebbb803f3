package io.github.facturier.sandbox.factomos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The encryption of Factomos, on the JDK's AES in 8-bit CFB mode. */
final class PayloadCipher {
  private final SecretKeySpec key;
  private final IvParameterSpec iv;

  /** Creates the cipher of a secret. If it has not 16 bytes, the IV is all zeros, as in old PHP. */
  PayloadCipher(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
      String digits = HexFormat.of().formatHex(digest);
      this.key = new SecretKeySpec(digits.getBytes(StandardCharsets.US_ASCII), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no MD5", e);
    }
    this.iv = new IvParameterSpec(bytes.length == 16 ? bytes : new byte[16]);
  }

  String encrypt(String text) {
    byte[] clear = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, clear));
  }

  /**
   * Decrypts a Base64 text.
   *
   * @throws IllegalArgumentException if the text is not Base64
   */
  String decrypt(String base64) {
    byte[] encrypted = Base64.getDecoder().decode(base64);
    return new String(run(Cipher.DECRYPT_MODE, encrypted), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CFB8/NoPadding");
      cipher.init(mode, key, iv);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no AES/CFB8/NoPadding", e);
    }
  }
}
