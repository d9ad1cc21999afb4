using System.Globalization;

namespace Migrations.Build;

/// <summary>The type of a column: one vocabulary for models, operations and what is read from a database.</summary>
/// <remarks>
/// <para>Equality is of the words written here; whether two types are the same to a database is for
/// <see cref="ISchemaRules.SameType"/> to say. A facet that is null was not said: <c>Numeric()</c> is not <c>Numeric(10, 0)</c>.</para>
/// <para>Facets can be added with <c>with</c>: <c>SqlType.DateTime with { Precision = 3 }</c>.</para>
/// </remarks>
public sealed record SqlType
{
    private SqlType(SqlTypeKind kind) => Kind = kind;

    /// <summary>A 16-bit whole number.</summary>
    public static SqlType SmallInteger { get; } = new(SqlTypeKind.SmallInteger);

    /// <summary>A 32-bit whole number.</summary>
    public static SqlType Integer { get; } = new(SqlTypeKind.Integer);

    /// <summary>A 64-bit whole number.</summary>
    public static SqlType BigInteger { get; } = new(SqlTypeKind.BigInteger);

    /// <summary>A 16-bit whole number that counts itself up; PostgreSQL only.</summary>
    public static SqlType SmallSerial { get; } = new(SqlTypeKind.SmallSerial);

    /// <summary>A 32-bit whole number that counts itself up; PostgreSQL only.</summary>
    public static SqlType Serial { get; } = new(SqlTypeKind.Serial);

    /// <summary>A 64-bit whole number that counts itself up; PostgreSQL only.</summary>
    public static SqlType BigSerial { get; } = new(SqlTypeKind.BigSerial);

    /// <summary>A binary number of 32 bits.</summary>
    public static SqlType Real { get; } = new(SqlTypeKind.Real);

    /// <summary>A binary number as the database makes FLOAT (in PostgreSQL: double precision).</summary>
    public static SqlType Float { get; } = new(SqlTypeKind.Float);

    /// <summary>A binary number of 64 bits.</summary>
    public static SqlType Double { get; } = new(SqlTypeKind.Double);

    /// <summary>True or false.</summary>
    public static SqlType Boolean { get; } = new(SqlTypeKind.Boolean);

    /// <summary>Text of any length.</summary>
    public static SqlType Text { get; } = new(SqlTypeKind.Text);

    /// <summary>Bytes of any length.</summary>
    public static SqlType LargeBinary { get; } = new(SqlTypeKind.LargeBinary);

    /// <summary>A day without a time.</summary>
    public static SqlType Date { get; } = new(SqlTypeKind.Date);

    /// <summary>A time of day without a time zone.</summary>
    public static SqlType Time { get; } = new(SqlTypeKind.Time);

    /// <summary>A time of day with a time zone.</summary>
    public static SqlType TimeWithTimeZone { get; } = new(SqlTypeKind.Time) { HasTimeZone = true };

    /// <summary>A day and time without a time zone.</summary>
    public static SqlType DateTime { get; } = new(SqlTypeKind.DateTime);

    /// <summary>A day and time with a time zone: a moment.</summary>
    public static SqlType DateTimeOffset { get; } = new(SqlTypeKind.DateTime) { HasTimeZone = true };

    /// <summary>A span of time.</summary>
    public static SqlType Interval { get; } = new(SqlTypeKind.Interval);

    /// <summary>A universally unique id (in SQLite: 32 hexadecimal digits).</summary>
    public static SqlType Uuid { get; } = new(SqlTypeKind.Uuid);

    /// <summary>JSON, kept as text.</summary>
    public static SqlType Json { get; } = new(SqlTypeKind.Json);

    /// <summary>JSON in binary form; PostgreSQL only.</summary>
    public static SqlType Jsonb { get; } = new(SqlTypeKind.Jsonb);

    /// <summary>What kind of type this is.</summary>
    public SqlTypeKind Kind { get; }

    /// <summary>The length in characters or bits; null: none said.</summary>
    public int? Length { get; init; }

    /// <summary>Total digits of a number, or fractional digits of a time's seconds; null: none said.</summary>
    public int? Precision { get; init; }

    /// <summary>Digits behind the point; null: none said.</summary>
    public int? Scale { get; init; }

    /// <summary>Whether a time carries a time zone.</summary>
    public bool HasTimeZone { get; init; }

    /// <summary>The element's type of an array; null: not an array.</summary>
    public SqlType? Element { get; init; }

    /// <summary>The name of an enum, or the whole text of a named type; null: neither.</summary>
    public string? Name { get; init; }

    /// <summary>The schema of an enum or a named type; null: the default schema, or one found by search.</summary>
    public string? Schema { get; init; }

    /// <summary>The words of an enum, in order; empty: not an enum, or words not known.</summary>
    public ValueList<string> Values { get; init; } = [];

    /// <summary>Whether a column of this type counts itself up and has a default of its own.</summary>
    internal bool IsSerial => Kind is SqlTypeKind.SmallSerial or SqlTypeKind.Serial or SqlTypeKind.BigSerial;

    /// <summary>The type that a serial column has once it is there.</summary>
    internal SqlType WithoutSerial() => Kind switch
    {
        SqlTypeKind.SmallSerial => SmallInteger,
        SqlTypeKind.Serial => Integer,
        SqlTypeKind.BigSerial => BigInteger,
        _ => this,
    };

    /// <summary>Text of at most so many characters.</summary>
    /// <param name="length">The most characters; null: no limit said.</param>
    /// <returns>The type.</returns>
    public static SqlType String(int? length = null) => new(SqlTypeKind.String) { Length = length };

    /// <summary>Text of exactly so many characters, padded with blanks.</summary>
    /// <param name="length">The characters.</param>
    /// <returns>The type.</returns>
    public static SqlType Char(int length) => new(SqlTypeKind.Char) { Length = length };

    /// <summary>A number of fixed precision.</summary>
    /// <param name="precision">All digits; null: none said.</param>
    /// <param name="scale">Digits behind the point; null: none said.</param>
    /// <returns>The type.</returns>
    public static SqlType Numeric(int? precision = null, int? scale = null) =>
        new(SqlTypeKind.Numeric) { Precision = precision, Scale = scale };

    /// <summary>A fixed number of bits; PostgreSQL only.</summary>
    /// <param name="length">The bits.</param>
    /// <returns>The type.</returns>
    public static SqlType Bit(int length) => new(SqlTypeKind.Bit) { Length = length };

    /// <summary>At most so many bits; PostgreSQL only.</summary>
    /// <param name="length">The most bits; null: no limit.</param>
    /// <returns>The type.</returns>
    public static SqlType BitVarying(int? length = null) => new(SqlTypeKind.BitVarying) { Length = length };

    /// <summary>One of a list of words. PostgreSQL makes a type of it; SQLite keeps text as long as the longest word.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="values">The words, in order.</param>
    /// <returns>The type.</returns>
    public static SqlType Enum(string name, ValueList<string> values) =>
        new(SqlTypeKind.Enum) { Name = name, Values = values };

    /// <summary>A list of values of one type; PostgreSQL only.</summary>
    /// <param name="element">The type of each value.</param>
    /// <returns>The type.</returns>
    public static SqlType Array(SqlType element) => new(SqlTypeKind.Array) { Element = element };

    /// <summary>Any type in the database's own words: <c>SqlType.Named("inet")</c>, <c>SqlType.Named("geometry(Point, 4326)")</c>.</summary>
    /// <param name="name">The words, sent as they are; empty: a column without a type, which only SQLite has.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The name is null, or blank without being empty.</exception>
    public static SqlType Named(string name)
    {
        if (name is not "")
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
        }

        return new(SqlTypeKind.Named) { Name = name };
    }

    /// <summary>The type as it would be written in C#, without the leading <c>SqlType.</c>.</summary>
    public override string ToString() => Kind switch
    {
        SqlTypeKind.Named => $"Named(\"{Name}\")",
        SqlTypeKind.Enum => $"Enum(\"{Name}\", {Values})",
        SqlTypeKind.Array => $"Array({Element})",
        SqlTypeKind.DateTime when HasTimeZone => "DateTimeOffset",
        SqlTypeKind.Time when HasTimeZone => "TimeWithTimeZone",
        _ when Length is { } length => string.Create(CultureInfo.InvariantCulture, $"{Kind}({length})"),
        _ when Scale is { } scale => string.Create(CultureInfo.InvariantCulture, $"{Kind}({Precision}, {scale})"),
        _ when Precision is { } precision => string.Create(CultureInfo.InvariantCulture, $"{Kind}({precision})"),
        _ => Kind.ToString(),
    };
}
