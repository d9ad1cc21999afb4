using System.Globalization;

namespace Migrations.Build.Sqlite.Sql;

internal sealed partial class SqliteDialect
{
    /// <inheritdoc/>
    public override string TypeName(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => "SMALLINT",
        SqlTypeKind.Integer => "INTEGER",
        SqlTypeKind.BigInteger => "BIGINT",
        SqlTypeKind.Numeric => Sized("NUMERIC", type.Precision, type.Scale),
        SqlTypeKind.Real => "REAL",
        SqlTypeKind.Float => "FLOAT",
        SqlTypeKind.Double => "DOUBLE",
        SqlTypeKind.Boolean => "BOOLEAN",
        SqlTypeKind.String => Sized("VARCHAR", type.Length),
        SqlTypeKind.Char => Sized("CHAR", type.Length),
        SqlTypeKind.Text => "TEXT",
        SqlTypeKind.LargeBinary => "BLOB",
        SqlTypeKind.Date => "DATE",
        SqlTypeKind.Time => "TIME",
        SqlTypeKind.DateTime => "DATETIME",
        SqlTypeKind.Interval => "INTERVAL",
        SqlTypeKind.Uuid => "CHAR(32)",
        SqlTypeKind.Json => "JSON",
        SqlTypeKind.Enum => Sized("VARCHAR", type.Values.Count == 0 ? null : type.Values.Max(word => word.Length)),
        SqlTypeKind.Named => type.Name!,
        SqlTypeKind.SmallSerial or SqlTypeKind.Serial or SqlTypeKind.BigSerial =>
            throw NoType(type, "SqlType.Integer with Identity = Identity.ByDefault on the primary key"),
        SqlTypeKind.Jsonb => throw NoType(type, "SqlType.Json"),
        SqlTypeKind.Array => throw NoType(type, "SqlType.Json, or a table of its own"),
        SqlTypeKind.Bit or SqlTypeKind.BitVarying => throw NoType(type, "SqlType.LargeBinary or SqlType.Integer"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An unknown kind of type."),
    };

    private static string Sized(string name, int? first, int? second = null) => (first, second) switch
    {
        (null, _) => name,
        ({ } one, null) => string.Create(CultureInfo.InvariantCulture, $"{name}({one})"),
        ({ } one, { } two) => string.Create(CultureInfo.InvariantCulture, $"{name}({one}, {two})"),
    };

    private static MigrationException NoType(SqlType type, string instead) => new(
        DiagnosticCodes.TypeNotSupported,
        $"SQLite has no type {type}. Use {instead}, or name a type of your own: SqlType.Named(\"…\").");
}
