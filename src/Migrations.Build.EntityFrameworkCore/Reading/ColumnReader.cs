using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Reads the columns of a table.</summary>
internal sealed class ColumnReader(ModelContext context, CreateTableOperation table, ValueList<EnumType> enums)
{
    public TableElement Read(AddColumnOperation column)
    {
        // EF Core says neither type nor NOT NULL of SQLite's computed columns.
        var isBare = context.IsSqlite && column.ComputedColumnSql is not null;
        var type = Type(column, isBare);
        var strategy = $"{column["Npgsql:ValueGenerationStrategy"]}";
        return new Column(column.Name, strategy == "SerialColumn" ? Serial(type) : type, file: "", line: 0)
        {
            Nullable = column.IsNullable || isBare,
            Default = Default(column, type),
            Identity = Identity(column, strategy),
            Computed = Computed(column),
            Collation = column.Collation ?? (string?)column["Npgsql:DefaultColumnCollation"],
            Comment = column.Comment,
        };
    }

    private SqlType Type(AddColumnOperation column, bool isBare) => context.IsSqlite
        ? StoreTypes.Sqlite(isBare ? "" : column.ColumnType!)
        : StoreTypes.PostgreSql(column.ColumnType!, enums);

    private static SqlType Serial(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => SqlType.SmallSerial,
        SqlTypeKind.Integer => SqlType.Serial,
        SqlTypeKind.BigInteger => SqlType.BigSerial,
        _ => type,
    };

    private SqlExpression? Default(AddColumnOperation column, SqlType type) => column switch
    {
        { DefaultValueSql: { } sql } => SqlExpression.Sql(sql),
        { DefaultValue: { } value } => Literals.Default(value, column.ColumnType!, type, context),
        _ => null,
    };

    private Computed? Computed(AddColumnOperation column)
    {
        if (column["Npgsql:TsVectorConfig"] is string configuration && column["Npgsql:TsVectorProperties"] is string[] names)
        {
            return new Computed(TextSearch.Vector(configuration, names, context.Name(table.Name, table.Schema), context)) { Stored = true };
        }

        return column.ComputedColumnSql is { } sql ? new Computed(sql) { Stored = column.IsStored } : null;
    }

    private Identity? Identity(AddColumnOperation column, string strategy) => strategy switch
    {
        "IdentityByDefaultColumn" => WithOptions(Build.Identity.ByDefault, column),
        "IdentityAlwaysColumn" => WithOptions(Build.Identity.Always, column),
        _ when context.IsSqlite && column["Sqlite:Autoincrement"] is true => Build.Identity.ByDefault,
        _ => null,
    };

    /// <summary>Npgsql keeps them as quoted words: start, increment, least, greatest, whether it cycles, how many are cached.</summary>
    private static Identity WithOptions(Identity identity, AddColumnOperation column)
    {
        if (column["Npgsql:IdentitySequenceOptions"] is not string text)
        {
            return identity;
        }

        string[] words = [.. text.Split(',').Select(word => word.Trim().Trim('\''))];
        return identity with
        {
            Start = Number(words[0]),
            Increment = Unless(1, Number(words[1])),
            MinValue = Number(words[2]),
            MaxValue = Number(words[3]),
            Cycle = bool.TryParse(words[4], out var cycles) && cycles ? true : null,
            Cache = Unless(1, Number(words[5])),
        };
    }

    private static long? Unless(long usual, long? number) => number == usual ? null : number;

    private static long? Number(string word) => long.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
