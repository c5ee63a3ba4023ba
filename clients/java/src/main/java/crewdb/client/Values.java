package crewdb.client;

import com.google.protobuf.ByteString;
import crewdb.sql.v1.Value;
import java.util.ArrayList;
import java.util.List;

/** SQLite's values as Java has them. */
public final class Values {
  private Values() {}

  /**
   * Parameters of a statement: null, Byte, Short, Integer, Long, Double, Float, String, byte[], ByteString or Value.
   *
   * @throws IllegalArgumentException for everything else, Boolean and times too: how they are stored is for the statement to say
   */
  public static List<Value> of(Object... values) {
    List<Value> made = new ArrayList<>(values.length);
    for (Object value : values) made.add(toValue(value, made.size() + 1));
    return made;
  }

  private static Value toValue(Object value, int place) {
    if (value == null) return Value.getDefaultInstance();
    if (value instanceof Value ready) return ready;
    Value.Builder builder = Value.newBuilder();
    if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return builder.setInteger(((Number) value).longValue()).build();
    }
    if (value instanceof Double || value instanceof Float) return builder.setReal(((Number) value).doubleValue()).build();
    if (value instanceof String text) return builder.setText(text).build();
    if (value instanceof byte[] bytes) return builder.setBlob(ByteString.copyFrom(bytes)).build();
    if (value instanceof ByteString bytes) return builder.setBlob(bytes).build();
    throw new IllegalArgumentException(
        "parameter " + place + " is a " + value.getClass().getSimpleName() + ": bind null, a whole number, a double, a String or bytes");
  }

  /** A value of a row: null, Long, Double, String or ByteString. */
  public static Object toNative(Value value) {
    return switch (value.getKindCase()) {
      case INTEGER -> value.getInteger();
      case REAL -> value.getReal();
      case TEXT -> value.getText();
      case BLOB -> value.getBlob();
      case KIND_NOT_SET -> null;
    };
  }
}
