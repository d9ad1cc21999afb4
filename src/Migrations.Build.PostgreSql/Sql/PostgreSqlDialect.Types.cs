using System.Globalization;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    public override string TypeName(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => "SMALLINT",
        SqlTypeKind.Integer => "INTEGER",
        SqlTypeKind.BigInteger => "BIGINT",
        SqlTypeKind.SmallSerial => "SMALLSERIAL",
        SqlTypeKind.Serial => "SERIAL",
        SqlTypeKind.BigSerial => "BIGSERIAL",
        SqlTypeKind.Numeric => $"NUMERIC{Arguments(type.Precision, type.Scale)}",
        SqlTypeKind.Real => "REAL",
        SqlTypeKind.Float => $"FLOAT{Arguments(type.Precision)}",
        SqlTypeKind.Double => "DOUBLE PRECISION",
        SqlTypeKind.Boolean => "BOOLEAN",
        SqlTypeKind.String => $"VARCHAR{Arguments(type.Length)}",
        SqlTypeKind.Char => $"CHAR{Arguments(type.Length)}",
        SqlTypeKind.Text => "TEXT",
        SqlTypeKind.LargeBinary => "BYTEA",
        SqlTypeKind.Date => "DATE",
        SqlTypeKind.Time => $"TIME{Arguments(type.Precision)} {Zone(type)}",
        SqlTypeKind.DateTime => $"TIMESTAMP{Arguments(type.Precision)} {Zone(type)}",
        SqlTypeKind.Interval => $"INTERVAL{Arguments(type.Precision)}",
        SqlTypeKind.Uuid => "UUID",
        SqlTypeKind.Json => "JSON",
        SqlTypeKind.Jsonb => "JSONB",
        SqlTypeKind.Enum => Quote(new TableName(type.Name!, type.Schema)),
        SqlTypeKind.Array when type.Element!.IsSerial => throw new MigrationException(
            DiagnosticCodes.TypeNotSupported,
            $"PostgreSQL has no array of {type.Element}: a serial counts up one value. Use an array of the integer type."),
        SqlTypeKind.Array => $"{TypeName(type.Element!)}[]",
        SqlTypeKind.Bit => $"BIT{Arguments(type.Length)}",
        SqlTypeKind.BitVarying => $"BIT VARYING{Arguments(type.Length)}",
        SqlTypeKind.Named => type.Schema is { } schema ? $"{Quote(schema)}.{type.Name}" : type.Name!,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An unknown kind of type."),
    };

    private static IEnumerable<EnumType> EnumsOf(Table table) =>
        (from column in table.Columns
         let type = column.Type.Element ?? column.Type
         where type.Kind == SqlTypeKind.Enum
         select new EnumType(type.Name!, type.Values) { Schema = type.Schema }).DistinctBy(type => type.QualifiedName);

    private static string Zone(SqlType type) => type.HasTimeZone ? "WITH TIME ZONE" : "WITHOUT TIME ZONE";

    private static string Arguments(int? first, int? second = null) => (first, second) switch
    {
        (null, _) => "",
        ({ } one, null) => string.Create(CultureInfo.InvariantCulture, $"({one})"),
        ({ } one, { } two) => string.Create(CultureInfo.InvariantCulture, $"({one}, {two})"),
    };
}
