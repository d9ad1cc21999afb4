namespace Migrations.Build;

/// <summary>What kind of type a <see cref="SqlType"/> is; its other properties say the rest.</summary>
public enum SqlTypeKind
{
    /// <summary>A 16-bit whole number.</summary>
    SmallInteger,

    /// <summary>A 32-bit whole number.</summary>
    Integer,

    /// <summary>A 64-bit whole number.</summary>
    BigInteger,

    /// <summary>A 16-bit whole number that counts itself up (PostgreSQL).</summary>
    SmallSerial,

    /// <summary>A 32-bit whole number that counts itself up (PostgreSQL).</summary>
    Serial,

    /// <summary>A 64-bit whole number that counts itself up (PostgreSQL).</summary>
    BigSerial,

    /// <summary>A number of fixed precision.</summary>
    Numeric,

    /// <summary>A binary number of 32 bits.</summary>
    Real,

    /// <summary>A binary number as the database makes FLOAT.</summary>
    Float,

    /// <summary>A binary number of 64 bits.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text of at most so many characters.</summary>
    String,

    /// <summary>Text of exactly so many characters, padded with blanks.</summary>
    Char,

    /// <summary>Text of any length.</summary>
    Text,

    /// <summary>Bytes.</summary>
    LargeBinary,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day, with or without a time zone.</summary>
    Time,

    /// <summary>A day and time, with or without a time zone.</summary>
    DateTime,

    /// <summary>A span of time.</summary>
    Interval,

    /// <summary>A universally unique id.</summary>
    Uuid,

    /// <summary>JSON as text.</summary>
    Json,

    /// <summary>JSON in binary form (PostgreSQL).</summary>
    Jsonb,

    /// <summary>One of a list of words; a type of its own in PostgreSQL.</summary>
    Enum,

    /// <summary>A list of values of one type (PostgreSQL).</summary>
    Array,

    /// <summary>A fixed number of bits (PostgreSQL).</summary>
    Bit,

    /// <summary>At most so many bits (PostgreSQL).</summary>
    BitVarying,

    /// <summary>Any type by the name that the database gives it, with its arguments.</summary>
    Named,
}
